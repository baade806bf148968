import { useDeferredValue, useMemo, useState } from 'react';
import type { SpanTable } from '../../lib/model/trace.ts';
import type { Nanos } from '../../lib/model/time.ts';
import { allRows } from '../../lib/view/all-rows.ts';
import type { CriticalPath } from '../../lib/trace/critical-path.ts';
import { pathTo } from '../../lib/view/failing-path.ts';
import { filterRows } from '../../lib/view/filter-rows.ts';
import { mainCriticalPath } from '../../lib/view/main-critical-path.ts';
import { isWorkflow } from '../../lib/view/is-workflow.ts';
import { keepRows } from '../../lib/view/keep-rows.ts';
import { storyRows } from '../../lib/view/story-rows.ts';
import type { TimeRange } from '../../lib/view/time-scale.ts';
import { type TimeAxis, timeAxis } from '../../lib/view/time-axis.ts';
import type { RowList } from '../../lib/view/timeline-row.ts';
import { type Tries, triesOf } from '../../lib/view/tries.ts';
import { wholeRanges } from '../../lib/view/whole-ranges.ts';
import { isNote } from './finding-glyph.ts';
import { useReport } from './report-context.ts';
import { useRequestView } from './request-store.ts';

/** Up to this many spans nothing folds, and there is neither a Story nor a minimap. */
const FEW = 12;
/** Search matches that the Story pulls out of their folds; more are reached by stepping through. */
const MATCHES_SHOWN = 200;
const NO_CUTS: readonly TimeRange[] = [];

export interface Timeline {
	readonly rows: RowList;
	readonly critical: CriticalPath;
	readonly matches: Int32Array;
	readonly filtering: boolean;
	/** Scale of the part in view. */
	readonly axis: TimeAxis;
	/** Scale of the whole request, for the minimap. */
	readonly overview: TimeAxis;
	/** True where there are empty stretches to cut, though they may be shown. */
	readonly hasCuts: boolean;
	/** Starts by the clock that was chosen. */
	readonly starts: Float64Array;
	/** How much later than its corrected time a row is drawn: 0 but for moved spans on their own clock. */
	readonly shiftOf: (row: number) => Nanos;
	readonly hasStory: boolean;
	/** Most steps ran apart from the root: saying so on every row would tell nothing. */
	readonly workflow: boolean;
	readonly tries: Tries;
}

/** Everything the timeline draws, each part worked out again only when what it stands on changed. */
export function useTimeline(spans: SpanTable): Timeline {
	const typed = useRequestView((view) => view.filter);
	const filter = useDeferredValue(typed);
	const hasStory = spans.length > FEW;
	const critical = mainCriticalPath(spans);
	const matches = useMemo(() => filterRows(spans, filter), [spans, filter]);
	const rows = useRows(spans, critical, matches, hasStory);
	const workflow = isWorkflow(spans);
	const filtering = filter.trim() !== '';
	const tries = triesOf(spans);
	return { rows, critical, matches, filtering, hasStory, workflow, tries, ...useScale(spans) };
}

function useRows(spans: SpanTable, critical: CriticalPath, matches: Int32Array, hasStory: boolean): RowList {
	const { report } = useReport();
	// Rows are worked out anew beside the answer to a click or key, not before it.
	const mode = useDeferredValue(useRequestView((view) => view.rows));
	const toggled = useDeferredValue(useRequestView((view) => view.toggled));
	const selected = useDeferredValue(useRequestView((view) => view.selected?.row)) ?? -1;
	/** A selected span that no row showed: it gets one of its own, and keeps it until the next such. */
	const [pulledOut, setPulledOut] = useState(-1);
	const reasons = useMemo(() => {
		const culprit = report.verdict.culprit?.row ?? -1;
		const found = report.findings.flatMap((finding) =>
			isNote(finding.kind) ? [] : finding.rows.slice(0, 1),
		);
		return [...pathTo(spans, culprit), ...found].filter((row) => row >= 0 && row < spans.length);
	}, [spans, report]);
	const keep = useMemo(
		() =>
			keepRows(spans, {
				rows: reasons,
				critical: critical.own,
				asked: [...matches.subarray(0, MATCHES_SHOWN), ...(pulledOut < 0 ? [] : [pulledOut])],
			}),
		[spans, reasons, matches, critical, pulledOut],
	);
	const story = mode === 'story' && hasStory;
	const rows = useMemo(
		() => (story ? storyRows(spans, keep, toggled) : allRows(spans, toggled)),
		[spans, story, keep, toggled],
	);
	if (story && selected >= 0 && selected < spans.length && selected !== pulledOut && !rows.shows(selected))
		setPulledOut(selected);
	return rows;
}

function useScale(spans: SpanTable) {
	const { report } = useReport();
	const zoom = useRequestView((view) => view.zoom);
	const clock = useRequestView((view) => view.clock);
	const scale = useRequestView((view) => view.scale);
	const starts = clock === 'raw' ? spans.rawStarts : spans.starts;
	const { whole, cuts } = wholeRanges(spans, report.durationNanos)[clock];
	const drawn = scale === 'true' ? NO_CUTS : cuts;
	const overview = useMemo(() => timeAxis(whole, whole, drawn), [whole, drawn]);
	return useMemo(() => {
		const from = Math.max(whole.from, Math.min(zoom?.from ?? whole.from, whole.to - 1));
		const to = Math.max(from + 1, Math.min(whole.to, zoom?.to ?? whole.to));
		return {
			axis: timeAxis(whole, { from, to }, drawn),
			overview,
			hasCuts: cuts.length > 0,
			starts,
			shiftOf: (row: number) => (starts[row] ?? 0) - (spans.starts[row] ?? 0),
		};
	}, [spans, starts, whole, cuts, drawn, overview, zoom]);
}
