import { coded } from '../model/columns.ts';
import { STATUS } from '../model/span-kind.ts';
import type { Nanos } from '../model/time.ts';
import type { Trace } from '../model/trace.ts';

/** What one request did at a place in the call tree: all calls of one operation under one caller. */
export interface Side {
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
export interface Place {
	/** Index of the caller's place, or -1. */
	readonly parent: number;
	readonly depth: number;
	readonly service: string;
	readonly name: string;
	/** Undefined where the request never came by here. */
	readonly one: Side | undefined;
	readonly other: Side | undefined;
}

type OpenSide = { -readonly [Key in keyof Side]: Side[Key] };
interface OpenPlace extends Place {
	one: OpenSide | undefined;
	other: OpenSide | undefined;
}

/**
 * The call trees of two requests laid over each other: calls of one operation under one caller are one place, and
 * the same place in both. One walk over each, linear in spans; nothing is searched for.
 *
 *     one                  other                 places
 *     web GET /play        web GET /play         web GET /play         both
 *       drm issue            drm issue             drm issue           ×2 against ×1
 *       drm issue              hsm sign              hsm sign          other only
 */
export function alignTraces(one: Trace, other: Trace): readonly Place[] {
	const places: OpenPlace[] = [];
	const known = new Map<string, number>();
	walk(one, 'one', places, known);
	walk(other, 'other', places, known);
	return inTreeOrder(places);
}

function walk(trace: Trace, side: 'one' | 'other', places: OpenPlace[], known: Map<string, number>): void {
	const { spans } = trace;
	const plain = spans.names.values.map(plainName);
	const placeOf = new Int32Array(spans.length);
	const main = mainRows(trace);
	for (let row = main.from; row < main.to; row++) {
		const parent = row === main.from ? -1 : (spans.parents[row] ?? -1);
		const above = parent < 0 ? -1 : (placeOf[parent] ?? -1);
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
			});
		}
		placeOf[row] = index;
		const place = places[index];
		if (place) enter(place, side, trace, row);
		const caller = above < 0 ? undefined : places[above]?.[side];
		if (caller) caller.ownNanos -= spans.durations[row] ?? 0;
	}
	for (const place of places) {
		const done = place[side];
		if (done) done.ownNanos = Math.max(0, done.ownNanos);
	}
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
function inTreeOrder(places: readonly Place[]): readonly Place[] {
	const below = new Map<number, number[]>();
	for (const [index, place] of places.entries()) {
		const list = below.get(place.parent);
		if (list) list.push(index);
		else below.set(place.parent, [index]);
	}
	const ordered: Place[] = [];
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
