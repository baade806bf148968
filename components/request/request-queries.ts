import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { LogOrder } from '../../lib/view/log-groups.ts';
import type { SpanTable } from '../../lib/model/trace.ts';
import {
	type LogPage,
	logPageSchema,
	type SpanDetail,
	spanDetailSchema,
} from '../../lib/wire/api/request.ts';
import { type PatternJson, patternSchema } from '../../lib/wire/api/pattern.ts';
import { useReport } from './report-context.ts';
import { decodeSpanColumns } from '../../lib/wire/span-columns/decode.ts';

/** A finished request does not change: what was read once stays. */
const KEEP = { staleTime: Infinity, gcTime: 300_000, retry: 1 } as const;

export function useSpans() {
	const { base } = useReport();
	return useQuery({
		queryKey: ['spans', base],
		...KEEP,
		// The table is large and never changed: comparing it with the one before would cost more than drawing it.
		structuralSharing: false,
		queryFn: async ({ signal }): Promise<SpanTable> => {
			const answer = await ask(`${base}/spans?format=columns`, signal);
			return decodeSpanColumns(new Uint8Array(await answer.arrayBuffer()));
		},
	});
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
	const { base } = useReport();
	return useInfiniteQuery({
		queryKey: ['logs', base, choice.order, choice.text, choice.row],
		...KEEP,
		initialPageParam: '',
		placeholderData: keepPreviousData,
		queryFn: async ({ signal, pageParam }): Promise<LogPage> => {
			const query = new URLSearchParams({ order: choice.order, limit: String(LOG_PAGE) });
			if (choice.text !== '') query.set('q', choice.text);
			if (choice.row !== undefined) query.set('row', String(choice.row));
			if (pageParam !== '') query.set('cursor', pageParam);
			return logPageSchema.parse(await (await ask(`${base}/logs?${query}`, signal)).json());
		},
		getNextPageParam: (page) => page.nextCursor,
	});
}

export function useSpanDetail(spanId: string, row: number) {
	const { base } = useReport();
	return useQuery({
		queryKey: ['span', base, row, spanId],
		...KEEP,
		enabled: row >= 0,
		queryFn: async ({ signal }): Promise<SpanDetail> => {
			const answer = await ask(`${base}/spans/${spanId}?row=${row}`, signal);
			return spanDetailSchema.parse(await answer.json());
		},
	});
}

export function usePattern() {
	const { base } = useReport();
	return useQuery({
		queryKey: ['pattern', base],
		...KEEP,
		queryFn: async ({ signal }): Promise<PatternJson> => {
			const answer = await ask(`${base}/pattern`, signal);
			return patternSchema.parse(await answer.json());
		},
	});
}

async function ask(address: string, signal: AbortSignal): Promise<Response> {
	const answer = await fetch(address, { signal });
	if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
	return answer;
}
