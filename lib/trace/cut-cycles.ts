import { SPAN_MARK } from '../model/trace.ts';

/**
 * Cuts every parent chain that leads back to itself at its earliest span, which becomes a root.
 * Each span is walked over once: a walk stops where an earlier one has been.
 *
 *     a → b → c → a      earliest b:      b → c → a
 */
export function cutCycles(parents: Int32Array, marks: Uint8Array, starts: Float64Array): void {
	const walkOf = new Int32Array(parents.length);
	for (let from = 0, walk = 1; from < parents.length; from++, walk++) {
		let place = from;
		while (place !== -1 && walkOf[place] === 0) {
			walkOf[place] = walk;
			place = parents[place] ?? -1;
		}
		if (place !== -1 && walkOf[place] === walk) cut(place, parents, marks, starts);
	}
}

function cut(onCycle: number, parents: Int32Array, marks: Uint8Array, starts: Float64Array): void {
	let earliest = onCycle;
	for (let place = parents[onCycle] ?? -1; place !== onCycle && place !== -1; place = parents[place] ?? -1) {
		if ((starts[place] ?? 0) < (starts[earliest] ?? 0)) earliest = place;
	}
	parents[earliest] = -1;
	marks[earliest] = (marks[earliest] ?? 0) | SPAN_MARK.cycleCut;
}
