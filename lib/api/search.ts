import { z } from 'zod';

/** One request in a list. */
export const requestSummarySchema = z.object({
	traceId: z.string(),
	/** ISO 8601 with nanoseconds, UTC. */
	startTime: z.string(),
	durationNanos: z.number(),
	/** Exact, duplicates not counted. */
	spanCount: z.number().int(),
	errorCount: z.number().int(),
	rootService: z.string(),
	rootOperation: z.string(),
	services: z.array(z.string()),
	hasError: z.boolean(),
});
export type RequestSummary = z.infer<typeof requestSummarySchema>;

/** `/api/search`: newest first, ties by trace ID. */
export const searchResultSchema = z.object({
	requests: z.array(requestSummarySchema),
	total: z.number().int(),
	/** False: `total` is "at least". */
	totalIsExact: z.boolean(),
	nextCursor: z.string().nullable(),
	/** A store did not answer: there may be more. */
	partial: z.boolean().default(false),
});
export type SearchResult = z.infer<typeof searchResultSchema>;
