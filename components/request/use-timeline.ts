import { useDeferredValue, useMemo } from 'react';
import type { SpanTable } from '../../lib/model/trace.ts';
import { allRows } from '../../lib/view/all-rows.ts';
import { type CriticalPath, criticalPath } from '../../lib/trace/critical-path.ts';
import { pathTo } from '../../lib/view/failing-path.ts';
import { filterRows } from '../../lib/view/filter-rows.ts';
import { keepRows } from '../../lib/view/keep-rows.ts';
import { storyRows } from '../../lib/view/story-rows.ts';
import type { TimeRange } from '../../lib/view/time-scale.ts';
import type { RowList } from '../../lib/view/timeline-row.ts';
import { useReport } from './report-context.ts';
import { useRequestView } from './request-store.ts';

/** Up to this many spans nothing folds and there is no Story to switch to. */
const FEW = 12;
/** Search matches that the Story pulls out of their folds; more are reached by stepping through. */
const MATCHES_SHOWN = 200;

export interface Timeline {
	readonly rows: RowList;
	readonly critical: CriticalPath;
	readonly matches: Int32Array;
	readonly filtering: boolean;
	readonly whole: TimeRange;
	readonly range: TimeRange;
	readonly hasStory: boolean;
}

/** Everything the timeline draws, each part worked out again only when what it stands on changed. */
export function useTimeline(spans: SpanTable): Timeline {
	const { report } = useReport();
	// Rows are worked out anew beside the answer to a click or key, not before it.
	const mode = useDeferredValue(useRequestView((view) => view.rows));
	const toggled = useDeferredValue(useRequestView((view) => view.toggled));
	const zoom = useRequestView((view) => view.zoom);
	const selected = useDeferredValue(useRequestView((view) => view.selected?.row));
	const typed = useRequestView((view) => view.filter);
	const filter = useDeferredValue(typed);
	const hasStory = spans.length > FEW;

	const critical = useMemo(() => criticalPath(spans, 0), [spans]);
	const matches = useMemo(() => filterRows(spans, filter), [spans, filter]);
	const reasons = useMemo(() => {
		const culprit = report.verdict.culprit?.row ?? -1;
		const found = report.findings.flatMap((finding) => finding.rows.slice(0, 1));
		return [...pathTo(spans, culprit), ...found].filter((row) => row >= 0 && row < spans.length);
	}, [spans, report]);
	const keep = useMemo(
		() =>
			keepRows(spans, {
				rows: [...reasons, ...matches.subarray(0, MATCHES_SHOWN)],
				critical: critical.own,
				selected,
			}),
		[spans, reasons, matches, critical, selected],
	);
	const rows = useMemo(
		() => (mode === 'all' || !hasStory ? allRows(spans, toggled) : storyRows(spans, keep, toggled)),
		[spans, mode, hasStory, keep, toggled],
	);
	const whole = useMemo(() => wholeRange(spans, report.durationNanos), [spans, report.durationNanos]);
	return { rows, critical, matches, filtering: filter.trim() !== '', whole, range: zoom ?? whole, hasStory };
}

/** Work that ends later than this multiple of the request is drawn as an open bar instead of stretching all others. */
const LATE = 1.5;
/** Room at the right for glyphs and open ends. */
const ROOM = 1.07;

/** From the first start to the last end, without work that went on long after the answer. */
function wholeRange(spans: SpanTable, duration: number): TimeRange {
	let from = 0;
	let to = 1;
	let late = false;
	for (let row = 0; row < spans.length; row++) {
		const end = (spans.starts[row] ?? 0) + (spans.durations[row] ?? 0);
		from = Math.min(from, spans.starts[row] ?? 0);
		if (duration > 0 && end > duration * LATE) late = true;
		else to = Math.max(to, end);
	}
	return { from, to: late ? Math.max(to, duration * ROOM) : to };
}
