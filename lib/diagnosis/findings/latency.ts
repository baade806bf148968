import type { Baseline } from '../../model/baseline.ts';
import type { Finding } from '../../model/verdict.ts';
import { formatFactor } from '../../format/count.ts';
import type { RequestFacts } from '../request-facts.ts';
import { type CallTries, costOfTries } from '../tries.ts';
import { finding } from '../finding.ts';
import { usualWords } from '../usual-words.ts';

/** Over its p99 by this factor a call counts as slow: histograms are 9 % wide. */
const BEYOND = 1.25;
/** A child that holds so much of the excess is to blame for it. */
const BLAME = 0.5;
const MOST = 5;
const MAX_ORPHANS = 20;

/** A call slower than usual of itself. */
export interface SlowCall {
	readonly row: number;
	readonly baseline: Baseline;
	readonly excess: number;
	/** What all slow calls of its operation took longer than usual. */
	readonly total: number;
}

/**
 * Calls beyond their own p99 whose delay no slower child explains, worst first. What tries cost that failed before
 * one went well is not the caller's slowness.
 */
export function slowCalls(context: RequestFacts, tries: readonly CallTries[]): readonly SlowCall[] {
	const { spans } = context.trace;
	const excess = new Float64Array(spans.length);
	const explained = new Float64Array(spans.length);
	/** Start of the earliest call below a row that was counted. */
	const counted = new Float64Array(spans.length).fill(Infinity);
	const retried = retriedTime(context, tries);
	const found: Omit<SlowCall, 'total'>[] = [];
	for (let row = spans.length - 1; row >= 0; row--) {
		const baseline = context.baseline(row);
		const duration = (spans.durations[row] ?? 0) - (retried[row] ?? 0);
		if (baseline && duration > baseline.p99Nanos * BEYOND) excess[row] = duration - baseline.p50Nanos;
		const own = excess[row] ?? 0;
		if (baseline && own > 0 && (explained[row] ?? 0) < own * BLAME)
			found.push({ row, baseline, excess: own });
		const parent = spans.parents[row] ?? -1;
		if (parent === -1 || context.isAsync(row)) continue;
		const delay = Math.max(own, explained[row] ?? 0);
		// Delays one after another add up; of calls side by side the longest counts.
		const apart = context.end(row) <= (counted[parent] ?? Infinity);
		const before = explained[parent] ?? 0;
		explained[parent] = apart ? before + delay : Math.max(before, delay);
		if (delay > 0) counted[parent] = Math.min(counted[parent] ?? Infinity, spans.starts[row] ?? 0);
	}
	return notExplainedByOrphans(context, withTotals(context, found));
}

/** Slow calls of the operation that cost most together first; of one operation the slowest first. */
function withTotals(context: RequestFacts, calls: readonly Omit<SlowCall, 'total'>[]): readonly SlowCall[] {
	const { services, names } = context.trace.spans;
	const keyOf = (row: number) => (services.codes[row] ?? 0) * names.values.length + (names.codes[row] ?? 0);
	const totals = new Map<number, number>();
	for (const { row, excess } of calls)
		if (context.apart[row] !== 1) totals.set(keyOf(row), (totals.get(keyOf(row)) ?? 0) + excess);
	return calls
		.map((call) => ({ ...call, total: Math.max(call.excess, totals.get(keyOf(call.row)) ?? 0) }))
		.sort((a, b) => b.total - a.total || b.excess - a.excess);
}

/** Drops a call whose delay lies in a slow call that lost its parent: the spans between the two never arrived. */
function notExplainedByOrphans(context: RequestFacts, slow: readonly SlowCall[]): readonly SlowCall[] {
	const { starts } = context.trace.spans;
	const orphans = slow.filter((call) => !inMainTree(context, call.row)).slice(0, MAX_ORPHANS);
	if (orphans.length === 0) return slow;
	const explains = (orphan: SlowCall, call: SlowCall): boolean =>
		orphan.excess >= call.excess * BLAME &&
		(starts[orphan.row] ?? 0) >= (starts[call.row] ?? 0) &&
		context.end(orphan.row) <= context.end(call.row);
	return slow.filter(
		(call) => !inMainTree(context, call.row) || !orphans.some((orphan) => explains(orphan, call)),
	);
}

/** Whether nothing is missing between the request's first span and the row. */
export function inMainTree({ trace }: RequestFacts, row: number): boolean {
	return row >= trace.mainRoot && row < (trace.spans.subtreeEnds[trace.mainRoot] ?? 0);
}

/** By row: nanoseconds spent in it and below on tries that failed before one went well, waits included. */
function retriedTime(context: RequestFacts, tries: readonly CallTries[]): Float64Array {
	const { spans } = context.trace;
	const spent = new Float64Array(spans.length);
	for (const call of tries)
		if (call.recovered) spent[call.parent] = (spent[call.parent] ?? 0) + costOfTries(context, call);
	for (let row = spans.length - 1; row > 0; row--) {
		const parent = spans.parents[row] ?? -1;
		if (parent !== -1 && !context.isAsync(row)) spent[parent] = (spent[parent] ?? 0) + (spent[row] ?? 0);
	}
	return spent;
}

/** Findings of slow calls, equal ones merged. Those that cost less than a fiftieth of the request are left out. */
export function latencyFindings(context: RequestFacts, slow: readonly SlowCall[]): readonly Finding[] {
	const merged = new Map<string, SlowCall[]>();
	for (const call of slow) {
		if (call.excess < context.trace.durationNanos * 0.02) continue;
		const key = `${context.service(call.row)}\u0000${context.operation(call.row)}`;
		const list = merged.get(key);
		if (list) list.push(call);
		else merged.set(key, [call]);
	}
	return [...merged.values()].slice(0, MOST).flatMap((calls) => describe(context, calls) ?? []);
}

function describe(context: RequestFacts, calls: readonly SlowCall[]): Finding | undefined {
	const [worst] = calls;
	if (!worst) return undefined;
	const { row, baseline } = worst;
	const duration = context.trace.spans.durations[row] ?? 0;
	const factor = duration / Math.max(1, baseline.p99Nanos);
	const { p50Nanos, p99Nanos, calls: seen } = baseline;
	return finding(
		'latency',
		`Took ${formatFactor(factor)} its p99`,
		context.service(row),
		usualWords(baseline),
		calls.map((call) => call.row),
		{ costNanos: duration, usual: { p50Nanos, p99Nanos, calls: seen, factor } },
	);
}
