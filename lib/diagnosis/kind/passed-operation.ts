import { usualFinder } from '../../latency/usual-finder.ts';
import type { Baseline } from '../../model/baseline.ts';
import { coded } from '../../model/columns.ts';
import { SPAN_MARK, type Trace } from '../../model/trace.ts';

/** Operations called less often are too few to learn a kind from. */
const MIN_CALLS = 50;
const MAX_ROWS = 5_000;

/**
 * The row whose operation tells requests of this kind from others: of those where a service was entered the one that is
 * called least, of calls enough to learn from. A first span named alike for all routes is called most of all.
 */
export function passedOperation(trace: Trace, baselines: readonly Baseline[]): number {
	const { spans, mainRoot } = trace;
	const find = usualFinder(baselines);
	const seen = new Set<number>();
	let best = mainRoot;
	let fewest = Infinity;
	const last = Math.min(spans.subtreeEnds[mainRoot] ?? 0, mainRoot + MAX_ROWS);
	for (let row = mainRoot; row < last; row++) {
		const parent = spans.parents[row] ?? -1;
		if (row !== mainRoot && spans.services.codes[row] === spans.services.codes[parent]) continue;
		if (((spans.marks[row] ?? 0) & SPAN_MARK.async) !== 0) continue;
		const operation =
			(spans.services.codes[row] ?? 0) * spans.names.values.length + (spans.names.codes[row] ?? 0);
		if (seen.has(operation)) continue;
		seen.add(operation);
		const calls = find({
			service: coded(spans.services, row),
			operation: coded(spans.names, row),
			kind: spans.kinds[row] ?? 0,
			region: '',
		})?.calls;
		if (calls === undefined || calls < MIN_CALLS || calls >= fewest) continue;
		fewest = calls;
		best = row;
	}
	return best;
}
