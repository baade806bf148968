import type { Nanos } from '../model/time.ts';
import type { SpanTable } from '../model/trace.ts';
import { type PackedPath, packPath, unpackPath } from '../trace/packed-parts.ts';
import { isWorkflow } from './is-workflow.ts';
import { mainCriticalPath } from './main-critical-path.ts';
import { knowPathGraph, type PathGraph, pathGraph } from './path-graph.ts';
import { knowServiceLanes, type ServiceLanes, serviceLanes } from './service-lanes.ts';
import { timeAxis } from './time-axis.ts';
import { type Tries, triesOf } from './tries.ts';
import { knowWholeRanges, type WholeRanges, wholeRanges } from './whole-ranges.ts';

/** What only a look at every span can tell, in a form that crosses from a worker to the page. */
export interface SpanPasses {
	readonly critical: PackedPath;
	readonly tries: Tries;
	readonly ranges: WholeRanges;
	readonly workflow: boolean;
	readonly lanes: ServiceLanes;
	readonly path: PathGraph;
}

/** What the passes take from the report. */
export interface ReportFacts {
	readonly duration: Nanos;
	/** Row that the failing path leads to, or -1. */
	readonly culprit: number;
}

/** Runs every pass that a page of these spans will ask for. Takes 0.1 to 0.5 s at 250,000 spans: for a worker. */
export function spanPasses(spans: SpanTable, { duration, culprit }: ReportFacts): SpanPasses {
	const ranges = wholeRanges(spans, duration);
	const { whole, cuts } = ranges.corrected;
	return {
		critical: packPath(mainCriticalPath(spans)),
		tries: triesOf(spans),
		ranges,
		workflow: isWorkflow(spans),
		path: pathGraph(spans, culprit),
		lanes: serviceLanes(spans, 'corrected', timeAxis(whole, whole, cuts)),
	};
}

/** Answers the same questions about these spans from now on with what the worker found. */
export function knowPasses(spans: SpanTable, passes: SpanPasses): void {
	mainCriticalPath.know(spans, unpackPath(passes.critical));
	triesOf.know(spans, passes.tries);
	knowWholeRanges(spans, passes.ranges);
	isWorkflow.know(spans, passes.workflow);
	knowServiceLanes(spans, passes.lanes);
	knowPathGraph(spans, passes.path);
}
