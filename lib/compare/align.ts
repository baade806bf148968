import { coded } from '../model/columns.ts';
import { STATUS } from '../model/span-kind.ts';
import type { Nanos } from '../model/time.ts';
import type { Trace } from '../model/trace.ts';

/** What one request did at a place in the call tree: all calls of one operation under one caller. */
export interface ComparedSide {
	readonly calls: number;
	readonly failed: number;
	/** Of all calls together, calls below included. */
	readonly nanos: Nanos;
	/** Without the time of calls below. */
	readonly ownNanos: Nanos;
	/** The row to look at: the first that failed, else the longest. */
	readonly row: number;
}

/** A place in the call tree of two requests. Its parent stands before it. */
export interface CallPosition {
	/** Index of the caller's place, or -1. */
	readonly parent: number;
	readonly depth: number;
	readonly service: string;
	readonly name: string;
	/** Undefined where the request never came by here. */
	readonly one: ComparedSide | undefined;
	readonly other: ComparedSide | undefined;
	/** It failed in one request only, and so did something that its call led to. */
	readonly passesOn: boolean;
}

type OpenSide = { -readonly [Key in keyof ComparedSide]: ComparedSide[Key] };
interface OpenPlace extends CallPosition {
	one: OpenSide | undefined;
	other: OpenSide | undefined;
	passesOn: boolean;
}

/**
 * The call trees of two requests laid over each other: calls of one operation under one caller are one place, and
 * the same place in both. One walk over each, linear in spans; nothing is searched for. A call to another service
 * hangs on the operation that its caller was asked for, whatever inner spans lie between: a retry loop must not hide
 * that both requests asked the same service.
 *
 *     one                  other                 places
 *     web GET /play        web GET /play         web GET /play         both
 *       drm issue            drm issue             drm issue           ×2 against ×1
 *       drm issue              hsm sign              hsm sign          other only
 */
export function alignTraces(one: Trace, other: Trace): readonly CallPosition[] {
	const places: OpenPlace[] = [];
	const known = new Map<string, number>();
	const rows = {
		one: walk(one, 'one', places, known),
		other: walk(other, 'other', places, known),
	};
	markPassedOn(one, 'one', rows.one, places);
	markPassedOn(other, 'other', rows.other, places);
	return inTreeOrder(places);
}

/** Enters the calls of one request; answers the place of each row. */
function walk(
	trace: Trace,
	side: 'one' | 'other',
	places: OpenPlace[],
	known: Map<string, number>,
): Int32Array {
	const { spans } = trace;
	const plain = spans.names.values.map(plainName);
	const placeOf = new Int32Array(spans.length);
	/** The place of the operation that a row's service was asked for. */
	const entryOf = new Int32Array(spans.length);
	const main = mainRows(trace);
	for (let row = main.from; row < main.to; row++) {
		const parent = row === main.from ? -1 : (spans.parents[row] ?? -1);
		const inside = parent >= 0 && spans.services.codes[parent] === spans.services.codes[row];
		const above = parent < 0 ? -1 : ((inside ? placeOf : entryOf)[parent] ?? -1);
		const service = coded(spans.services, row);
		const name = plain[spans.names.codes[row] ?? 0] ?? '';
		// Two requests of one route start alike, whatever their first spans are called.
		const key = above < 0 ? '' : `${above}\u0000${service}\u0000${name}`;
		let index = known.get(key);
		if (index === undefined) {
			index = places.length;
			known.set(key, index);
			const depth = above < 0 ? 0 : (places[above]?.depth ?? 0) + 1;
			places.push({
				parent: above,
				depth,
				service,
				name: coded(spans.names, row),
				one: undefined,
				other: undefined,
				passesOn: false,
			});
		}
		placeOf[row] = index;
		entryOf[row] = inside ? (entryOf[parent] ?? index) : index;
		const place = places[index];
		if (place) enter(place, side, trace, row);
		const caller = parent < 0 ? undefined : places[placeOf[parent] ?? -1]?.[side];
		if (caller) caller.ownNanos -= spans.durations[row] ?? 0;
	}
	for (const place of places) {
		const done = place[side];
		if (done) done.ownNanos = Math.max(0, done.ownNanos);
	}
	return placeOf;
}

/** Counts, row by row, failures that the other request did not have: a call has some below it, or it began there. */
function markPassedOn(
	trace: Trace,
	side: 'one' | 'other',
	placeOf: Int32Array,
	places: readonly OpenPlace[],
): void {
	const { spans } = trace;
	const { from, to } = mainRows(trace);
	const before = new Int32Array(spans.length + 1);
	for (let row = from; row < to; row++) {
		const place = places[placeOf[row] ?? 0];
		const differs = place && failedOnce(place) && spans.statusCodes[row] === STATUS.error ? 1 : 0;
		before[row + 1] = (before[row] ?? 0) + differs;
	}
	for (const place of places) {
		const row = place[side]?.row;
		if (row === undefined || !failedOnce(place) || place[side]?.failed === 0) continue;
		place.passesOn = (before[spans.subtreeEnds[row] ?? 0] ?? 0) > (before[row + 1] ?? 0);
	}
}

/** Both requests came by, and one of them failed there. */
export function failedOnce({ one, other }: Pick<CallPosition, 'one' | 'other'>): boolean {
	return one !== undefined && other !== undefined && one.failed > 0 !== other.failed > 0;
}

/** The main root and all below it; what has lost its parent can't be laid over anything. */
function mainRows({ spans, mainRoot }: Trace): { readonly from: number; readonly to: number } {
	return { from: mainRoot, to: spans.subtreeEnds[mainRoot] ?? spans.length };
}

function enter(place: OpenPlace, side: 'one' | 'other', { spans }: Trace, row: number): void {
	const nanos = spans.durations[row] ?? 0;
	const failed = spans.statusCodes[row] === STATUS.error;
	const known = place[side];
	if (!known) {
		place[side] = { calls: 1, failed: failed ? 1 : 0, nanos, ownNanos: nanos, row };
		return;
	}
	const longer = nanos > (spans.durations[known.row] ?? 0);
	if (failed ? known.failed === 0 : known.failed === 0 && longer) known.row = row;
	known.calls++;
	known.failed += failed ? 1 : 0;
	known.nanos += nanos;
	known.ownNanos += nanos;
}

/** Depth first, so that the places below one follow it; places of both requests stand where the first has them. */
function inTreeOrder(places: readonly CallPosition[]): readonly CallPosition[] {
	const below = new Map<number, number[]>();
	for (const [index, place] of places.entries()) {
		const list = below.get(place.parent);
		if (list) list.push(index);
		else below.set(place.parent, [index]);
	}
	const ordered: CallPosition[] = [];
	const moved = new Int32Array(places.length);
	const open = (below.get(-1) ?? []).toReversed();
	for (let index = open.pop(); index !== undefined; index = open.pop()) {
		const place = places[index];
		if (!place) continue;
		moved[index] = ordered.length;
		ordered.push({ ...place, parent: place.parent < 0 ? -1 : (moved[place.parent] ?? -1) });
		for (const child of (below.get(index) ?? []).toReversed()) open.push(child);
	}
	return ordered;
}

/** "GET /titles/81115994" and "GET /titles/70143836" are one operation; so are names that hold hashes. */
export function plainName(name: string): string {
	return name.replaceAll(/\b[0-9a-f]{8,}\b|\d+/gi, '#');
}
