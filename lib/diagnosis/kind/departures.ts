import { WARN_SEVERITY } from '../../logs/join.ts';
import type { RequestFacts } from '../request-facts.ts';
import { saysEnd, saysWell } from '../error-facts.ts';
import { isNew, oddnessOf } from './always.ts';
import { doingsOf, keyOfLine } from './doings.ts';
import { callKey, type RequestKind } from './request-kind.ts';

const MAX_ROWS = 10_000;

/**
 * Something that calls of an operation always do in requests of a kind, and that one did not do or did far more often;
 * or a warning that they don't give.
 */
export interface Departure {
	/** The call that did otherwise. */
	readonly row: number;
	readonly kind: 'call' | 'line' | 'warning';
	/** The operation of the call, or the pattern of the line. */
	readonly what: string;
	/** How often it did it: 0 where it left it out. */
	readonly times: number;
	readonly usual: number;
	/** Calls that it was held against. */
	readonly calls: number;
}

/**
 * What a request did otherwise than its kind always does, first what ended first: who did less made others do less.
 * Nothing is said where spans are missing, or where somebody refused his caller: a request that was refused does less.
 */
export function departuresOf(context: RequestFacts, kind: RequestKind): readonly Departure[] {
	const { trace, logs } = context;
	if (trace.notes.some((note) => note.kind === 'missing-parents' || note.kind === 'truncated')) return [];
	const last = Math.min(trace.spans.length, MAX_ROWS);
	for (let row = 0; row < last; row++) if (saysEnd(trace, row) && !saysWell(trace, row)) return [];
	// Of a request without any line nobody knows whether its lines are still on their way.
	const silent = logs.lines.length === 0;
	const found: Departure[] = [];
	const known = new Map<string, ReturnType<typeof oddnessOf>>();
	for (let row = 0; row < last; row++) {
		const operation = callKey(context.service(row), context.operation(row));
		const habits = kind.habits.get(operation);
		if (!habits) continue;
		const done = doingsOf(trace, logs, row);
		const signature = `${operation}\u0000${[...done].join('\u0000')}`;
		let odd = known.get(signature);
		if (!odd) known.set(signature, (odd = oddnessOf(habits, done)));
		for (const { key, ...oddness } of odd) {
			const [first = '', what = ''] = key.split('\u0000');
			const isLine = first === 'line';
			if (!isLine || !silent) found.push({ row, kind: isLine ? 'line' : 'call', what, ...oddness });
		}
		for (const { record } of logs.of(row)) {
			if (record.severity < WARN_SEVERITY) continue;
			const key = keyOfLine(record.message);
			if (key !== undefined && isNew(habits, key))
				found.push({
					row,
					kind: 'warning',
					what: record.message,
					times: 1,
					usual: 0,
					calls: habits.calls.length,
				});
		}
	}
	return found.toSorted((a, b) => context.end(a.row) - context.end(b.row) || b.row - a.row);
}
