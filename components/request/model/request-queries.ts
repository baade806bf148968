import {
	keepPreviousData,
	queryOptions,
	useInfiniteQuery,
	useQuery,
	useSuspenseQuery,
} from '@tanstack/react-query';
import type { LogOrder } from '../../../lib/view/lists/log-groups.ts';
import type { LogPage, SpanDetail } from '../../../lib/api/request.ts';
import type { PatternJson } from '../../../lib/api/pattern.ts';
import { useHydrated } from '../../base/use-hydrated.ts';
import { type ReportContextValue, useReport } from './report-context.ts';
import { servedSpans } from '../spans/ssr-spans.ts';
import { firstDrawing, reportFacts } from './report-facts.ts';
import { type RequestSpans, spansHere } from '../spans/client.ts';
import { type RequestStore, useRequestStore } from './request-store.ts';
import { loadSpans } from '../spans/load.ts';

// What checks answers is loaded with the first answer: making the schemas takes 20 ms that the first picture needs.

/** A finished request does not change: what was read once stays. */
const KEEP = { staleTime: Infinity, gcTime: 300_000, retry: 1 } as const;

/** What reads the spans of a report, whoever asks for them first. */
export function spansQuery(
	{ base, report }: Pick<ReportContextValue, 'base' | 'report'>,
	store: RequestStore,
) {
	return queryOptions({
		queryKey: ['spans', base],
		...KEEP,
		// The table is large and never changed: comparing it with the one before would cost more than drawing it.
		structuralSharing: false,
		queryFn: ({ signal, client, queryKey }): Promise<RequestSpans> => {
			const address = new URL(`${base}/spans?format=columns`, location.href).href;
			// What the server drew comes to life as it was drawn; later spans meet the view of the moment.
			const view = client.getQueryData(queryKey) ? store.getState() : store.getInitialState();
			return loadSpans({ address, facts: reportFacts(report), drawing: firstDrawing(view) }, signal);
		},
	});
}

/** The spans, or what became of reading them. */
export function useSpans() {
	return useQuery(spansQuery(useReport(), useRequestStore()));
}

/** The spans, which the component around waits for. */
export function useArrivedSpans(): RequestSpans {
	const report = useReport();
	const store = useRequestStore();
	const served = servedSpans(report.base);
	const initialData = served && spansHere(served, reportFacts(report.report));
	if (typeof window === 'undefined' && !initialData)
		throw new Error('the server does not have these spans open: the browser draws them');
	return useSuspenseQuery({ ...spansQuery(report, store), ...(initialData ? { initialData } : {}) }).data;
}

/** Which log lines: of one span's row alone, holding a text, in an order. */
export interface LogChoice {
	readonly order: LogOrder;
	readonly text: string;
	readonly row: number | undefined;
}

/** All lines, errors first: what the ticks of the timeline are drawn from. */
const ALL_LINES: LogChoice = { order: 'errors', text: '', row: undefined };
/** Lines of one answer. */
export const LOG_PAGE = 1000;

export function useLogs(choice: LogChoice = ALL_LINES) {
	const base = useOpenBase();
	return useInfiniteQuery({
		queryKey: ['logs', base, choice.order, choice.text, choice.row],
		...KEEP,
		enabled: base !== undefined,
		initialPageParam: '',
		placeholderData: keepPreviousData,
		queryFn: async ({ signal, pageParam }): Promise<LogPage> => {
			const query = new URLSearchParams({ order: choice.order, limit: String(LOG_PAGE) });
			if (choice.text !== '') query.set('q', choice.text);
			if (choice.row !== undefined) query.set('row', String(choice.row));
			if (pageParam !== '') query.set('cursor', pageParam);
			const answer = await ask(`${base}/logs?${query}`, signal);
			const { logPageSchema } = await import('../../../lib/api/request.ts');
			return logPageSchema.parse(await answer.json());
		},
		getNextPageParam: (page) => page.nextCursor,
	});
}

export function useSpanDetail(spanId: string, row: number) {
	const base = useOpenBase();
	return useQuery({
		queryKey: ['span', base, row, spanId],
		...KEEP,
		enabled: base !== undefined && row >= 0,
		queryFn: async ({ signal }): Promise<SpanDetail> => {
			const answer = await ask(`${base}/spans/${spanId}?row=${row}`, signal);
			const { spanDetailSchema } = await import('../../../lib/api/request.ts');
			return spanDetailSchema.parse(await answer.json());
		},
	});
}

export function patternQuery(base: string) {
	return queryOptions({
		queryKey: ['pattern', base],
		...KEEP,
		queryFn: async ({ signal }): Promise<PatternJson> => {
			const answer = await ask(`${base}/pattern`, signal);
			const { patternSchema } = await import('../../../lib/api/pattern.ts');
			return patternSchema.parse(await answer.json());
		},
	});
}

export function usePattern() {
	return useQuery(patternQuery(useReport().base));
}

/** Where to read from, once the server's drawing is taken over: until then nothing may be known that it did not know. */
function useOpenBase(): string | undefined {
	const { base } = useReport();
	return useHydrated() ? base : undefined;
}

async function ask(address: string, signal: AbortSignal): Promise<Response> {
	const answer = await fetch(address, { signal });
	if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
	return answer;
}
