import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import type { Nanos } from '../../../lib/model/time.ts';
import { hasStory, type RowChoice, rowsOf } from '../../../lib/view/spans/choose-rows.ts';
import type { CriticalPath } from '../../../lib/trace/critical-path.ts';
import { mainCriticalPath } from '../../../lib/view/spans/main-critical-path.ts';
import { isWorkflow } from '../../../lib/view/spans/is-workflow.ts';
import type { TimeAxis } from '../../../lib/view/timeline/time-axis.ts';
import { timelineAxes } from '../../../lib/view/timeline/timeline-axes.ts';
import type { RowList } from '../../../lib/view/timeline/timeline-row.ts';
import { type Tries, triesOf } from '../../../lib/trace/tries.ts';
import { timelineExtents } from '../../../lib/view/timeline/timeline-extents.ts';
import { useReport } from '../model/report-context.ts';
import type { RequestSpans } from '../spans/client.ts';
import { type RequestView, useRequestView } from '../model/request-store.ts';
import { useAnswer } from './use-answer.ts';

export interface Timeline {
	readonly spans: RequestSpans;
	readonly rows: RowList;
	/** What the rows were chosen by; the next choice may be on its way. */
	readonly choice: RowChoice;
	readonly critical: CriticalPath;
	readonly matches: Int32Array;
	readonly filtering: boolean;
	/** Scale of the part in view. */
	readonly axis: TimeAxis;
	/** Scale of the whole request, for the minimap. */
	readonly overview: TimeAxis;
	/** True where there are empty stretches to cut, though they may be shown. */
	readonly hasCuts: boolean;
	readonly clock: RequestView['clock'];
	/** Starts by the clock that was chosen. */
	readonly starts: Float64Array;
	/** How much later than its corrected time a row is drawn: 0 but for moved spans on their own clock. */
	readonly shiftOf: (row: number) => Nanos;
	readonly hasStory: boolean;
	/** Most steps ran apart from the root: saying so on every row would tell nothing. */
	readonly workflow: boolean;
	readonly tries: Tries;
}

const NO_ROWS: RowList = {
	length: 0,
	at: () => {
		throw new Error('there is no row');
	},
	indexOf: () => -1,
	shows: () => false,
};
const NO_MATCHES = new Int32Array(0);

/** Everything the timeline draws. The same object as long as nothing of it changed: rows are drawn anew only then. */
export function useTimeline(spans: RequestSpans): Timeline {
	const { table } = spans;
	const chosen = useRows(spans);
	const scale = useScale(table);
	return useMemo(
		() => ({
			spans,
			...chosen,
			...scale,
			filtering: chosen.choice.filter.trim() !== '',
			critical: mainCriticalPath(table),
			hasStory: hasStory(table.length),
			workflow: isWorkflow(table),
			tries: triesOf(table),
		}),
		[spans, table, chosen, scale],
	);
}

function useRows(spans: RequestSpans): Pick<Timeline, 'rows' | 'matches' | 'choice'> {
	const mode = useRequestView((view) => view.rows);
	const toggled = useRequestView((view) => view.toggled);
	const filter = useDeferredValue(useRequestView((view) => view.filter));
	const selected = useRequestView((view) => view.selected?.row) ?? -1;
	/** A selected span that no row showed: it gets one of its own, and keeps it until the next such. */
	const [wanted, setWanted] = useState(selected);
	const choice = useMemo(() => ({ mode, toggled, filter, wanted }), [mode, toggled, filter, wanted]);
	const found = useAnswer(spans, 'rows', choice);
	const chosen = useMemo(
		() => ({
			rows: found ? rowsOf(found.answer.columns) : NO_ROWS,
			matches: found?.answer.matches ?? NO_MATCHES,
			choice: found?.question ?? choice,
		}),
		[found, choice],
	);
	useEffect(() => {
		if (found && choice.filter === '' && choice.toggled.size === 0) askAhead(spans, choice);
	}, [spans, found, choice]);
	const hides = found && mode === 'story' && hasStory(spans.table.length) && !chosen.rows.shows(selected);
	if (hides && selected >= 0 && selected < spans.table.length && selected !== wanted) setWanted(selected);
	return chosen;
}

/** The worker has time now: switching between Story and All will find its rows there. */
function askAhead(spans: RequestSpans, choice: RowChoice): void {
	if (!spans.ahead || !hasStory(spans.table.length)) return;
	const other = spans.ask('rows', { ...choice, mode: choice.mode === 'story' ? 'all' : 'story' });
	// Should it fail, it is told when it is asked for in earnest.
	if (other instanceof Promise) other.catch(() => undefined);
}

function useScale(table: SpanColumns) {
	const { report } = useReport();
	const zoom = useRequestView((view) => view.zoom);
	const clock = useRequestView((view) => view.clock);
	const scale = useRequestView((view) => view.scale);
	const ranges = timelineExtents(table, report.durationNanos);
	return useMemo(() => {
		const starts = clock === 'raw' ? table.rawStarts : table.starts;
		const shiftOf = (row: number) => (starts[row] ?? 0) - (table.starts[row] ?? 0);
		return { ...timelineAxes(ranges, { zoom, clock, scale }), clock, starts, shiftOf };
	}, [table, ranges, zoom, clock, scale]);
}
