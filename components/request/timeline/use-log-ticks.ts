import { useMemo } from 'react';
import type { LogLine } from '../../../lib/api/request.ts';
import { useLogs } from '../model/request-queries.ts';

/** Log lines by the row of their span. */
export function useLogTicks(): ReadonlyMap<number, readonly LogLine[]> {
	const logs = useLogs();
	return useMemo(() => {
		const byRow = new Map<number, LogLine[]>();
		for (const line of logs.data?.pages.flatMap((page) => page.lines) ?? []) {
			if (line.row < 0) continue;
			const list = byRow.get(line.row);
			if (list) list.push(line);
			else byRow.set(line.row, [line]);
		}
		// They come errors first; beside their span they stand by time.
		for (const list of byRow.values()) list.sort((a, b) => a.index - b.index);
		return byRow;
	}, [logs.data]);
}
