import { memoByObject } from '../../base/memo-by-object.ts';
import type { SpanColumns } from '../../model/trace.ts';
import { pathTo } from './failing-path.ts';
import { type ServiceGraph, serviceGraph } from './service-graph.ts';

/** The call graph with the path to one row; -1 where no call failed. */
export interface PathGraph {
	readonly row: number;
	readonly graph: ServiceGraph;
}

const known = memoByObject<SpanColumns, { path?: PathGraph }>(() => ({}));

/** Who called whom, with the way to `row` marked. Kept until another row is asked for. */
export function pathGraph(spans: SpanColumns, row: number): PathGraph {
	const place = known(spans);
	if (place.path?.row !== row) place.path = { row, graph: serviceGraph(spans, pathTo(spans, row)) };
	return place.path;
}

export function restorePathGraph(spans: SpanColumns, path: PathGraph): void {
	known(spans).path = path;
}
