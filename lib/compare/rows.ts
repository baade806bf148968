import type { Nanos } from '../model/time.ts';
import type { CallPosition } from './align.ts';
import type { Difference } from './differences.ts';

/** A line of the two requests side by side: a place, or places that match and are folded. */
export type CompareRow =
	| { readonly kind: 'place'; readonly place: number }
	| {
			readonly kind: 'match';
			readonly depth: number;
			readonly places: number;
			readonly oneNanos: Nanos;
			readonly otherNanos: Nanos;
	  };

/** Lines that are drawn; a person reads no more of them side by side. */
export const MAX_ROWS = 240;

/**
 * The places that differ with those above them; what matches below one caller is one line.
 *
 *     web          differs          web
 *       api        above            api
 *         auth     matches            2 calls that match
 *         profile  matches
 *         drm      differs            drm
 */
export function foldedRows(
	places: readonly CallPosition[],
	differences: readonly Difference[],
): readonly CompareRow[] {
	const telling = new Uint8Array(places.length);
	telling[0] = 1;
	for (const { place } of differences)
		for (let at = place; at >= 0 && telling[at] === 0; at = places[at]?.parent ?? -1) telling[at] = 1;
	const rows: CompareRow[] = [];
	for (let index = 0; index < places.length && rows.length < MAX_ROWS; index++) {
		const caller = places[places[index]?.parent ?? -1];
		if (telling[index] === 1) rows.push({ kind: 'place', place: index });
		// What only one of them called led to more; none of that matches anything.
		else if (caller?.one && caller.other) addMatch(rows, places, index);
	}
	return rows;
}

/** Every place, as far as they are drawn. */
export function allRows(places: readonly CallPosition[]): readonly CompareRow[] {
	return places.slice(0, MAX_ROWS).map((_, place) => ({ kind: 'place', place }));
}

/** Joins the line above where that stands at the same depth or further up in the same fold. */
function addMatch(rows: CompareRow[], places: readonly CallPosition[], index: number): void {
	const place = places[index];
	const last = rows.at(-1);
	if (!place) return;
	const inside = last?.kind === 'match' && place.depth > last.depth;
	const beside = last?.kind === 'match' && place.depth === last.depth;
	if (inside || beside) {
		rows[rows.length - 1] = {
			...last,
			places: last.places + 1,
			// The time of calls below is in that of their caller already.
			oneNanos: last.oneNanos + (beside ? (place.one?.nanos ?? 0) : 0),
			otherNanos: last.otherNanos + (beside ? (place.other?.nanos ?? 0) : 0),
		};
		return;
	}
	rows.push({
		kind: 'match',
		depth: place.depth,
		places: 1,
		oneNanos: place.one?.nanos ?? 0,
		otherNanos: place.other?.nanos ?? 0,
	});
}
