import type { PathParts } from '../../trace/critical-path.ts';
import type { TimeAxis } from './time-axis.ts';

/** Parts closer than this, in percent of the width, can't be told apart: 3 px at the usual width. */
const APART = 0.4;

/** Parts of the critical path as they are drawn, by time: those that can't be told apart are one. */
export function visiblePath(parts: PathParts, axis: TimeAxis): PathParts {
	const drawn: [number, number][] = [];
	for (const [from, to] of parts.toSorted(([a], [b]) => a - b)) {
		const before = drawn.at(-1);
		if (before && axis.place(from) - axis.place(before[1]) < APART) before[1] = Math.max(before[1], to);
		else drawn.push([from, to]);
	}
	return drawn;
}
