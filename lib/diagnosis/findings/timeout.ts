import { ERROR_SEVERITY } from '../../logs/join.ts';
import { KIND } from '../../model/span-kind.ts';
import type { Finding } from '../../model/verdict.ts';
import { formatDuration } from '../../format/duration.ts';
import type { RequestFacts } from '../request-facts.ts';
import { finding } from '../finding.ts';

/** How callers say that they waited too long. */
const IMPATIENT = /\b(?:408|499|504)\b|timed? ?out|timeout|deadline|gave up|cancel|abort/i;

const MOST = 5;

/** A caller that gave up: it failed, and the call it made was still running, or began after it had gone. */
export function timedOutCallee(context: RequestFacts, row: number): number {
	const fact = context.errors[row];
	if (!fact) return -1;
	const said = `${fact.code} ${fact.message}`;
	// A clock that is off makes callees end late too: a caller that names another reason did not give up.
	if (said !== ' ' && !IMPATIENT.test(said)) return -1;
	const own = outlives(context, row);
	if (own !== -1) return own;
	// The call itself may be a span of the caller that says nothing of its end.
	const calls = context.children(row).filter((child) => context.trace.spans.kinds[child] === KIND.client);
	// The last one: on what came before it went on.
	const last = calls.reduce(
		(best, call) => (context.end(call) > context.end(best) ? call : best),
		calls[0] ?? -1,
	);
	return last === -1 ? -1 : outlives(context, last);
}

/** The child that was at work longest after the row had ended, or -1. */
function outlives(context: RequestFacts, row: number): number {
	let latest = -1;
	for (const child of context.children(row)) {
		const apart = context.trace.spans.kinds[child] === KIND.consumer;
		if (apart || context.end(child) <= context.end(row)) continue;
		if (latest === -1 || context.end(child) > context.end(latest)) latest = child;
	}
	return latest;
}

/**
 * A call whose parent never arrived, at work when a failed one below `row` gave up: told by the row's own words or by
 * a log line of a service without a span. -1 where there is none.
 */
export function lateOrphan(context: RequestFacts, row: number): number {
	const note = context.trace.notes.find(({ kind }) => kind === 'missing-parents');
	const fact = context.errors[row];
	if (!fact || !note || !('rows' in note)) return -1;
	const said = IMPATIENT.test(`${fact.code} ${fact.message}`);
	const line = context.logs.lines.find(
		(one) => one.row === -1 && one.record.severity >= ERROR_SEVERITY && IMPATIENT.test(one.record.message),
	);
	const gaveUp = said ? context.end(row) : line?.offsetNanos;
	if (gaveUp === undefined) return -1;
	const { starts } = context.trace.spans;
	let latest = -1;
	for (const orphan of note.rows) {
		const atWork = (starts[orphan] ?? 0) < gaveUp && context.end(orphan) > gaveUp;
		if (!atWork || orphan === row || (starts[orphan] ?? 0) < (starts[row] ?? 0)) continue;
		if (latest === -1 || context.end(orphan) > context.end(latest)) latest = orphan;
	}
	return latest;
}

/** Timeouts anywhere in the request. */
export function timeoutFindings(context: RequestFacts): readonly Finding[] {
	const found: Finding[] = [];
	const told = new Set<number>();
	for (const fact of context.errors) {
		if (!fact || found.length >= MOST) continue;
		const callee = timedOutCallee(context, fact.row);
		// A caller's own span of the call gives up with it.
		if (callee === -1 || told.has(callee)) continue;
		told.add(callee);
		const gaveUp = context.trace.spans.durations[fact.row] ?? 0;
		const answered = context.end(callee) - (context.trace.spans.starts[fact.row] ?? 0);
		found.push(
			finding(
				'timeout',
				'Its caller gave up before the answer',
				context.service(callee),
				`${context.service(fact.row)} gave up after ${formatDuration(gaveUp)}, it was done after ${formatDuration(answered)}`,
				[callee, fact.row],
				{
					costNanos: gaveUp,
				},
			),
		);
	}
	return found;
}
