import type { Nanos } from '../model/time.ts';
import type { SpanColumns } from '../model/trace.ts';
import { type PackedPath, packPath, unpackPath } from '../trace/packed-parts.ts';
import { isWorkflow } from './is-workflow.ts';
import { mainCriticalPath } from './main-critical-path.ts';
import { knowPathGraph, type PathGraph, pathGraph } from './path-graph.ts';
import { type SeenInSpans, seenInSpans } from './seen-in-spans.ts';
import { type Tries, triesOf } from '../trace/tries.ts';
import { knowWholeRanges, type WholeRanges, wholeRanges } from './whole-ranges.ts';

/** What only a look at every span can tell, in a form that crosses from a worker to the page. */
export interface SpanPasses {
	readonly critical: PackedPath;
	readonly tries: Tries;
	readonly ranges: WholeRanges;
	readonly workflow: boolean;
	readonly seen: SeenInSpans;
	readonly path: PathGraph;
}

/** What the passes take from the report. */
export interface ReportFacts {
	readonly duration: Nanos;
	/** Row that the failing path leads to, or -1. */
	readonly culprit: number;
	/** Rows that findings stand on. */
	readonly reasons: readonly number[];
}

/** Runs every pass that a page of these spans will ask for. Takes 0.1 to 0.5 s at 250,000 spans: for a worker. */
export function spanPasses(spans: SpanColumns, { duration, culprit }: ReportFacts): SpanPasses {
	return {
		critical: packPath(mainCriticalPath(spans)),
		tries: triesOf(spans),
		ranges: wholeRanges(spans, duration),
		workflow: isWorkflow(spans),
		path: pathGraph(spans, culprit),
		seen: seenInSpans(spans),
	};
}

/** Answers the same questions about these spans from now on with what the worker found. */
export function knowPasses(spans: SpanColumns, passes: SpanPasses): void {
	mainCriticalPath.know(spans, unpackPath(passes.critical));
	triesOf.know(spans, passes.tries);
	knowWholeRanges(spans, passes.ranges);
	isWorkflow.know(spans, passes.workflow);
	seenInSpans.know(spans, passes.seen);
	knowPathGraph(spans, passes.path);
}
