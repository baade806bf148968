import { z } from 'zod';
import { CANDIDATE_KINDS } from '../recognise/candidate.ts';

/** `/api/recent`: times are ISO 8601 with nanoseconds, UTC. */
export const recentListSchema = z.object({
	requests: z.array(
		z.object({
			traceId: z.string(),
			openedAt: z.string(),
			startTime: z.string(),
			durationNanos: z.number(),
			state: z.enum(['failed', 'gap', 'slow', 'healthy', 'running', 'unknown']),
			sentence: z.string(),
			rootService: z.string(),
			route: z.string(),
		}),
	),
});
export type RecentList = z.infer<typeof recentListSchema>;

/** `/api/recognise`: what a text names, best first, and where it stands in UTF-16 units. */
export const recognisedSchema = z.object({
	candidates: z.array(
		z.object({
			kind: z.enum(CANDIDATE_KINDS),
			value: z.string(),
			start: z.number().int(),
			end: z.number().int(),
		}),
	),
});
export type Recognised = z.infer<typeof recognisedSchema>;
