import { useDeferredValue, useMemo } from 'react';
import { type LogGroup, logGroups } from '../../../lib/view/lists/log-groups.ts';
import { useReport } from '../model/report-context.ts';
import { LOG_PAGE, useLogs } from '../model/request-queries.ts';
import { useRequestView } from '../model/request-store.ts';

export interface LogLines {
	readonly groups: readonly LogGroup[];
	/** Lines that match what was asked for, read or not. */
	readonly total: number;
	readonly query: ReturnType<typeof useLogs>;
}

/**
 * The lines asked for, folded and ordered. Filters are answered by the server, over all lines and not only those read so
 * far; the order too, unless one answer holds all lines anyway.
 */
export function useLogLines(): LogLines {
	const { report } = useReport();
	const order = useRequestView((view) => view.logs);
	const text = useDeferredValue(useRequestView((view) => view.logFilter)).trim();
	const selected = useRequestView((view) => view.selected?.row);
	const ofSpan = useRequestView((view) => view.logsOfSpan);
	const query = useLogs({
		order: report.logs.count > LOG_PAGE ? order : 'errors',
		text,
		row: ofSpan && selected !== undefined && selected >= 0 ? selected : undefined,
	});
	const groups = useMemo(() => {
		const lines = query.data?.pages.flatMap((page) => page.lines) ?? [];
		return logGroups(order === 'time' ? lines.toSorted((a, b) => a.index - b.index) : lines, order);
	}, [query.data, order]);
	return { groups, total: query.data?.pages[0]?.total ?? 0, query };
}
