import { z } from 'zod';

/** What a source says about a service: a value beside the median of those before it. */
export const anomalyScoreSchema = z.object({
	source: z.string(),
	service: z.string(),
	measure: z.string(),
	unit: z.enum(['share', 'nanos', 'number']),
	value: z.number(),
	usual: z.number(),
	/** Spreads above what is usual: from 3.5 on unusual. */
	score: z.number(),
});
export type AnomalyScoreJson = z.infer<typeof anomalyScoreSchema>;
