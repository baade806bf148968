import { z } from 'zod';
import { timeSchema } from './page-query.ts';
import { ownerSchema } from './request.ts';

/** `/api/trouble`: services that fail clearly more than usual, worst first. */
export const troubleListSchema = z.object({
	services: z.array(
		z.object({
			service: z.string(),
			/** From 1. */
			rank: z.number().int(),
			/** Failed calls more than usual. */
			score: z.number(),
			sentence: z.string(),
			calls: z.number().int(),
			errors: z.number().int(),
			/** Share of calls that fail usually; null where too few were seen to say. */
			usualShare: z.number().nullable(),
			/** Addresses on this site that show it. */
			evidence: z.array(z.string()),
			owner: ownerSchema.nullable(),
		}),
	),
});
export type TroubleList = z.infer<typeof troubleListSchema>;

/** Parameters of `/api/trouble`; by default the last 15 minutes. */
export const troubleQuerySchema = z.object({ from: timeSchema.optional(), to: timeSchema.optional() });
