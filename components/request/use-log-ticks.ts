import { useMemo } from 'react';
import type { LogLine } from '../../lib/wire/api/request.ts';
import { useLogs } from './request-queries.ts';

/** Log lines by the row of their span. */
export function useLogTicks(): ReadonlyMap<number, readonly LogLine[]> {
	const logs = useLogs();
	return useMemo(() => {
		const byRow = new Map<number, LogLine[]>();
		for (const page of logs.data?.pages ?? []) {
			for (const line of page.lines) {
				if (line.row < 0) continue;
				const list = byRow.get(line.row);
				if (list) list.push(line);
				else byRow.set(line.row, [line]);
			}
		}
		return byRow;
	}, [logs.data]);
}
