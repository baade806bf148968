import { KIND } from '../model/span-kind.ts';
import { SPAN_MARK } from '../model/trace.ts';
import { namesCall } from './caller-message.ts';
import { type RequestFacts, FAILED_BELOW } from './request-facts.ts';
import { saysWell } from './error-facts.ts';
import { timedOutCallee } from './findings/timeout.ts';
import { type CallTries, callTries } from './tries.ts';
import type { FailingPath } from './types.ts';

/**
 * Walks from `from` to the error that caused its own, and tells how the request came there: at each step into the failed call that ended last,
 * because a caller fails on the last answer it gets. Calls that were repeated until one went well, and work
 * taken from a queue, caused nothing. Where no such call failed, one that seems to have begun too late is taken.
 *
 *     web ×─ auth ✓
 *          ─ drm × ─ keys ×       web → drm → keys
 *          ─ ads ×  (ended before drm: web went on)
 */
export function failingPath(
	context: RequestFacts,
	from: number,
	calls: readonly CallTries[] = callTries(context),
): FailingPath {
	const recovered = new Set(calls.filter((call) => call.recovered).flatMap((call) => call.rows));
	const callOf = new Map(calls.flatMap((call) => call.rows.map((row) => [row, call] as const)));
	const rows = pathDownTo(context, from);
	let tries: CallTries | undefined;
	let bridged = false;
	let late = false;
	for (let at = from; ; ) {
		const awaited = timedOutCallee(context, at);
		// A caller that gave up failed on the wait, whatever the callee lived with.
		if (awaited !== -1 && !context.errors[awaited]) return { rows, tries, bridged, late };
		let next = cause(context, at, recovered);
		if (next === -1) {
			next = lateCause(context, at, recovered);
			late ||= next !== -1;
		}
		if (next === -1) {
			next = failedOrphan(context, at, rows);
			bridged ||= next !== -1;
		}
		if (next === -1) return { rows, tries, bridged, late };
		const call = callOf.get(next);
		const alike = call !== undefined && !call.recovered;
		if (alike) tries = call;
		// Of tries that all failed alike the first is shown: nothing had gone wrong before it.
		at = alike ? (call.rows[0] ?? next) : next;
		if (context.failedBelow[at] !== FAILED_BELOW.yes && context.failedBelow[next] === FAILED_BELOW.yes)
			at = next;
		rows.push(at);
	}
}

/** From the request's first span to a row: work from a queue hangs below who gave it. */
function pathDownTo(context: RequestFacts, row: number): number[] {
	const rows: number[] = [];
	for (let at = row; at !== -1; at = context.trace.spans.parents[at] ?? -1) rows.push(at);
	return rows.toReversed();
}

/** The child whose failure the row failed on, or -1. */
function cause(context: RequestFacts, row: number, recovered: ReadonlySet<number>): number {
	let best = -1;
	// A caller with words of its own that still got good answers afterwards did not fail on the one before, if they don't name it.
	const words = context.errors[row]?.message ?? '';
	const wentOn = words !== '' && oneClock(context, row) ? lastGoodStart(context, row) : -Infinity;
	for (const child of context.children(row)) {
		if (context.isAsync(child) || recovered.has(child)) continue;
		if (context.end(child) <= wentOn && !namesCall(words, context, child)) continue;
		if (
			!context.errors[child] &&
			(context.failedBelow[child] !== FAILED_BELOW.yes || saysWell(context.trace, child))
		)
			continue;
		if (best === -1 || better(context, child, best)) best = child;
	}
	return best;
}

/** The failed child that would be the cause if the clocks were right, or -1. */
function lateCause(context: RequestFacts, row: number, recovered: ReadonlySet<number>): number {
	let best = -1;
	for (const child of context.children(row)) {
		if (context.isQueued(child) || recovered.has(child)) continue;
		if (
			!context.errors[child] &&
			(context.failedBelow[child] === FAILED_BELOW.no || saysWell(context.trace, child))
		)
			continue;
		if (!context.isAsync(child) && context.failedBelow[child] !== FAILED_BELOW.late) continue;
		if (best === -1 || better(context, child, best)) best = child;
	}
	return best;
}

/** Whether nothing speaks against telling the row's calls by one clock. */
function oneClock(context: RequestFacts, row: number): boolean {
	const { marks } = context.trace.spans;
	return context
		.children(row)
		.every(
			(child) =>
				((marks[child] ?? 0) & SPAN_MARK.moved) === 0 && (!context.isAsync(child) || context.isQueued(child)),
		);
}

/** When the row last began to ask another service that answered well: own steps and published events don't count. */
function lastGoodStart(context: RequestFacts, row: number): number {
	const { kinds, starts } = context.trace.spans;
	let last = -Infinity;
	for (const child of context.children(row)) {
		const asks = kinds[child] === KIND.client || context.service(child) !== context.service(row);
		if (!asks || kinds[child] === KIND.producer || context.isAsync(child)) continue;
		if (context.errors[child] || context.failedBelow[child] === FAILED_BELOW.yes) continue;
		last = Math.max(last, starts[child] ?? 0);
	}
	return last;
}

/** A failed span whose parent never arrived and that ran while the row did: what is left of a call below it. */
function failedOrphan(context: RequestFacts, row: number, path: readonly number[]): number {
	const note = context.trace.notes.find((candidate) => candidate.kind === 'missing-parents');
	if (!note || !('rows' in note)) return -1;
	const { starts } = context.trace.spans;
	const crossed = new Set(path);
	let best = -1;
	for (const orphan of note.rows) {
		if (crossed.has(orphan) || (!context.errors[orphan] && context.failedBelow[orphan] !== FAILED_BELOW.yes))
			continue;
		if (context.end(orphan) < (starts[row] ?? 0) || (starts[orphan] ?? 0) > context.end(row)) continue;
		if (best === -1 || context.end(orphan) > context.end(best)) best = orphan;
	}
	return best;
}

/** A failed call before one that only holds a failure below; then the one that ended last. */
function better(context: RequestFacts, child: number, best: number): boolean {
	const [own, other] = [context.errors[child] !== undefined, context.errors[best] !== undefined];
	if (own !== other) return own;
	return context.end(child) > context.end(best);
}
