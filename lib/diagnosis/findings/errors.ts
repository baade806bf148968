import { logPattern } from '../../logs/log-template.ts';
import type { Finding } from '../../model/verdict.ts';
import { formatCounted } from '../../format/count.ts';
import { type RequestFacts, FAILED_BELOW } from '../request-facts.ts';
import { type ErrorFact, saysEnd, saysWell } from '../error-facts.ts';
import { wordsOfOrigin } from '../caller-message.ts';
import type { FailingPath } from '../types.ts';
import { finding } from '../finding.ts';
import { timedOutCallee } from './timeout.ts';
import { plainMessage, whatItDid } from '../phrases.ts';

/** Callers named one by one; the rest is "and n more passed it on". */
const NAMED_CALLERS = 3;
const NAMED_SERVICES = 10;
/** Kinds of errors off the path that are told one by one. */
const MAX_ASIDE = 20;
const UNTOLD = 'no record says what came of it';

/** The error at its origin, and each service that passed it on. */
export function errorFindings(context: RequestFacts, path: FailingPath): readonly Finding[] {
	const origin = path.rows.at(-1) ?? 0;
	const fact = wordsOfOrigin(context, path);
	const rows = alike(context, path, origin);
	const told = fact && fact.row !== origin ? [fact.row, ...rows] : rows;
	const logs = told.flatMap((row) => context.errors[row]?.logs ?? []).map((line) => line.index);
	const first = finding(
		fact?.sign === 'log' ? 'error-log' : 'error-origin',
		titleOf(fact),
		context.service(origin),
		evidence(fact, rows.length),
		rows,
		{
			logs,
			role: 'origin',
		},
	);
	return [first, ...passedOn(context, path, origin)];
}

/** The origin and, where it was tried again, the same call of the other tries. */
function alike(context: RequestFacts, path: FailingPath, origin: number): readonly number[] {
	const parent = context.trace.spans.parents[origin] ?? -1;
	const candidates = path.tries
		? path.tries.rows.flatMap((row) => rowsBelow(context, row))
		: parent === -1
			? []
			: context.children(parent);
	const others = candidates.filter(
		(row) =>
			row !== origin &&
			context.errors[row] !== undefined &&
			context.service(row) === context.service(origin) &&
			context.operation(row) === context.operation(origin),
	);
	return [origin, ...others];
}

function rowsBelow(context: RequestFacts, row: number): readonly number[] {
	const end = context.trace.spans.subtreeEnds[row] ?? row + 1;
	return Array.from({ length: end - row }, (_, i) => row + i);
}

function passedOn(context: RequestFacts, path: FailingPath, origin: number): readonly Finding[] {
	const byService = new Map<string, number[]>();
	for (const row of path.rows.slice(0, -1).toReversed()) {
		const service = context.service(row);
		if (!context.errors[row] || service === context.service(origin)) continue;
		const known = byService.get(service);
		if (known) known.push(row);
		else byService.set(service, [row]);
	}
	const callers = [...byService].map(([service, rows]) => ({ service, rows }));
	// "And 1 more" says less than its name.
	const count = callers.length === NAMED_CALLERS + 1 ? callers.length : NAMED_CALLERS;
	const named = callers.slice(0, count).map(({ service, rows }) => {
		const facts = rows.flatMap((row) => context.errors[row] ?? []);
		const fact = facts.find(({ message }) => message !== '') ?? facts[0];
		return finding('error-passed-on', passedOnTitle(fact), service, evidence(fact, rows.length), rows, {
			role: 'passed-on',
			logs: (fact?.logs ?? []).map((line) => line.index),
		});
	});
	const rest = callers.slice(count);
	if (rest.length === 0) return named;
	const rows = rest.flatMap((caller) => caller.rows);
	return [
		...named,
		finding(
			'error-passed-on',
			`And ${rest.length} more passed it on`,
			rest[0]?.service ?? '',
			thenWords(rest.slice(1).map((caller) => caller.service)),
			rows,
			{ role: 'passed-on' },
		),
	];
}

/** Who comes after the one that stands before these words. */
function thenWords(services: readonly string[]): string {
	return services.length === 0 ? '' : `then ${serviceList(services)}`;
}

function serviceList(services: readonly string[]): string {
	const named = services.slice(0, NAMED_SERVICES).join(', ');
	return services.length > NAMED_SERVICES ? `${named} and others` : named;
}

/** Errors off the failing path, alike ones merged: the request did not fail on them. */
export function sideErrors(context: RequestFacts, path: FailingPath | undefined): readonly Finding[] {
	const on = new Set(path ? onPath(context, path) : []);
	const merged = new Map<string, number[]>();
	for (const fact of context.errors) {
		if (!fact || on.has(fact.row) || context.failedBelow[fact.row] === FAILED_BELOW.yes) continue;
		const key = `${context.service(fact.row)}\u0000${fact.code}\u0000${logPattern(fact.message)}`;
		const rows = merged.get(key);
		if (rows) rows.push(fact.row);
		else merged.set(key, [fact.row]);
	}
	const kinds = [...merged.values()];
	const rest = kinds.slice(MAX_ASIDE).flat();
	const lastStarts = new Map<number, number>();
	const named = kinds.slice(0, MAX_ASIDE).map((rows) => aside(context, rows, lastStarts));
	if (rest.length === 0) return named;
	const title = `And ${formatCounted(rest.length, 'error')} of other kinds`;
	const services = new Set(rest.map((row) => context.service(row)));
	return [...named, finding('error-swallowed', title, '', serviceList([...services]), rest)];
}

/** Rows that the failing path tells already, down to a callee that was given up. */
function onPath(context: RequestFacts, path: FailingPath): readonly number[] {
	const origin = path.rows.at(-1) ?? 0;
	const given: number[] = [];
	const { parents } = context.trace.spans;
	for (let at = timedOutCallee(context, origin); at !== -1 && at !== origin; at = parents[at] ?? -1)
		given.push(at);
	return [...path.rows, ...(path.tries?.rows ?? []), ...alike(context, path, origin), ...given];
}

function aside(context: RequestFacts, rows: readonly number[], lastStarts: Map<number, number>): Finding {
	const [row = 0] = rows;
	const times = rows.length > 1 ? `, ${rows.length} times` : '';
	const logs = rows.flatMap((at) => context.errors[at]?.logs ?? []).map((line) => line.index);
	const title = titleOf(context.errors[row]);
	return finding(
		'error-swallowed',
		title,
		context.service(row),
		`${afterwards(context, row, lastStarts)}${times}`,
		rows,
		{
			logs,
		},
	);
}

/** What came of an error, as far as a record says: the nearest caller that says how it ended, or that called on. */
function afterwards(context: RequestFacts, row: number, lastStarts: Map<number, number>): string {
	const { parents } = context.trace.spans;
	const caller = parents[row] ?? -1;
	if (caller === -1) return UNTOLD;
	let last = lastStarts.get(caller);
	if (last === undefined) lastStarts.set(caller, (last = lastStart(context, caller)));
	if (last >= context.end(row)) return 'its caller went on';
	for (let at = caller; at !== -1; at = parents[at] ?? -1) {
		if (context.errors[at]) return `${context.service(at)} failed too`;
		if (saysWell(context.trace, at)) return `${context.service(at)} ended well`;
		if (saysEnd(context.trace, at)) return `${context.service(at)} answered all the same`;
	}
	return UNTOLD;
}

/** When a caller last began to call somebody that it waited for. */
function lastStart(context: RequestFacts, caller: number): number {
	const { starts } = context.trace.spans;
	return context
		.children(caller)
		.reduce((last, row) => (context.isAsync(row) ? last : Math.max(last, starts[row] ?? 0)), -Infinity);
}

function titleOf(fact: ErrorFact | undefined): string {
	const words = plainMessage(fact?.message ?? '');
	return words === '' ? whatItDid(fact) : words;
}

function passedOnTitle(fact: ErrorFact | undefined): string {
	const words = plainMessage(fact?.message ?? '');
	if (words !== '') return words;
	return fact?.code ? `Answered ${fact.code}` : 'Failed with it';
}

function evidence(fact: ErrorFact | undefined, times: number): string {
	const often = times > 1 ? `, ${times} times` : '';
	if (fact && fact.logs.length > 0) return `from its log${often}`;
	if (fact && fact.code !== '' && fact.code !== '200') return `status ${fact.code}${often}`;
	return times > 1 ? formatCounted(times, 'time') : 'from its own span';
}
