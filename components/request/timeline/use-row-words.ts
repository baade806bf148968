import { useMemo } from 'react';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import { type RowWords, rowWords } from '../../../lib/view/timeline/row-words.ts';
import type { TimelineRow } from '../../../lib/view/timeline/timeline-row.ts';
import type { LogLine } from '../../../lib/api/request.ts';
import { useReport } from '../model/report-context.ts';
import type { Timeline } from './use-timeline.ts';

/** What a row says in numbers and to a screen reader. */
export function useRowWords(
	row: TimelineRow,
	spans: SpanColumns,
	view: Timeline,
	logs: readonly LogLine[],
): RowWords {
	const { report } = useReport();
	const { clock, critical } = view;
	return useMemo(() => {
		const slow = report.findings.find((one) => one.kind === 'latency' && one.rows[0] === row.row);
		return rowWords(row, spans, {
			clock,
			critical: critical.own,
			beyondUsual: row.kind === 'span' ? slow?.usual?.factor : undefined,
			logs,
		});
	}, [row, spans, clock, critical, logs, report]);
}
