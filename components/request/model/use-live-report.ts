import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isRunning, mayGrow, newsOf } from '../../../lib/view/lists/report-changes.ts';
import type { RequestReport } from '../../../lib/api/request.ts';
import { type RequestStore, useRequestStore } from './request-store.ts';

const EVERY_MS = 5_000;
const RETRY_MS = 30_000;

export interface LiveReportState {
	/** What is shown. */
	readonly report: RequestReport;
	readonly running: boolean;
	/** What has come in since and is not shown yet, in words. */
	readonly news: readonly string[];
	/** Since when the site has not answered, milliseconds since 1970; 0 while it does. */
	readonly staleSince: number;
	readonly paused: boolean;
	readonly setPaused: (paused: boolean) => void;
	readonly show: () => void;
	/** Asks sources that did not answer once more; what comes of it is shown at once, or waits. */
	readonly retry: (showAtOnce: boolean) => void;
	readonly retrying: boolean;
}

interface Opened {
	/** What the page came with. */
	readonly first: RequestReport;
	/** It ran still then. */
	readonly runs: boolean;
	/** Where it is read again. */
	readonly base: string;
	/** False for what was frozen: it is not read again. */
	readonly live: boolean;
}

interface Read {
	readonly report: RequestReport;
	readonly running: boolean;
	/** It is shown as it comes, without being asked for. */
	readonly atOnce: boolean;
}

/**
 * Asks every five seconds whether more of a request came in, as long as more may come. A running request shows it
 * at once; otherwise it waits until it is asked for: what is being read does not move.
 */
export function useLiveReport({ first, runs, base, live }: Opened): LiveReportState {
	const [report, setReport] = useState(first);
	const [paused, setPaused] = useState(false);
	const client = useQueryClient();
	const store = useRequestStore();
	const queryKey = ['report', base];
	const opened: Read = { report: first, running: runs, atOnce: false };
	// Once it is drawn, so that what reads spans and lines already knows the newer report.
	useEffect(() => {
		if (report !== first) readAnew(client, store, base);
	}, [report, first, client, store, base]);
	const newest = useQuery({
		queryKey,
		enabled: live && !paused,
		initialData: opened,
		staleTime: EVERY_MS,
		retry: false,
		// Even an old request may have come in a moment ago: all are asked for once more.
		refetchInterval: ({ state }) =>
			state.dataUpdateCount === 0 || mayGrow(state.data?.report ?? first, Date.now()) ? EVERY_MS : false,
		queryFn: ({ signal }) => readNext(base, client.getQueryData<Read>(queryKey) ?? opened, signal),
	});
	const newer = newest.data.report;
	if (newest.data.atOnce && newer !== report) setReport(newer);
	const [retrying, setRetrying] = useState(false);
	const retry = async (showAtOnce: boolean) => {
		setRetrying(true);
		try {
			const answered = await readReport(`${base}?again=true`, AbortSignal.timeout(RETRY_MS));
			client.setQueryData<Read>(queryKey, (before) => ({
				running: before?.running ?? false,
				report: answered,
				atOnce: showAtOnce && newsOf(report, answered).length > 0,
			}));
		} catch {
			// It stays as it is and says so; the next try comes by itself.
		} finally {
			setRetrying(false);
		}
	};
	return {
		report,
		running: newest.data.running,
		news: newest.data.running ? [] : newsOf(report, newer),
		staleSince: newest.isError ? newest.dataUpdatedAt : 0,
		paused,
		setPaused,
		show: () => setReport(newer),
		retry: (showAtOnce) => void retry(showAtOnce),
		retrying,
	};
}

/** The report as it is now. The last piece of a request that ran is shown at once, like those before it. */
async function readNext(base: string, before: Read, signal: AbortSignal): Promise<Read> {
	const report = await readReport(base, signal);
	const running = isRunning(report, Date.now());
	const atOnce = (running || before.running) && newsOf(before.report, report).length > 0;
	return { report, running, atOnce };
}

async function readReport(base: string, signal: AbortSignal): Promise<RequestReport> {
	const answer = await fetch(base, { signal });
	if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
	const { requestReportSchema } = await import('../../../lib/api/request.ts');
	return requestReportSchema.parse(await answer.json());
}

/** Rows have other places now: what is selected is found again by its ID. */
function readAnew(client: QueryClient, store: RequestStore, base: string): void {
	store.setState(({ selected }) => (selected ? { selected: { ...selected, row: -1 } } : {}));
	for (const part of ['spans', 'logs', 'span', 'pattern']) {
		void client.invalidateQueries({ queryKey: [part, base] });
	}
}
