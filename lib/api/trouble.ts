import { z } from 'zod';
import { anomalyScoreSchema } from './anomaly-score.ts';
import { missingPartSchema } from './missing-part.ts';
import { timeSchema } from './page-query.ts';
import { ownerSchema } from './request.ts';

export const SIGN_KINDS = ['errors', 'log-errors', 'slow', 'slow-call-path', 'ends-early'] as const;

export const measureSchema = z.object({
	kind: z.enum(['share', 'nanos']),
	now: z.number(),
	/** Null where too little was seen to say. */
	usual: z.number().nullable(),
});

const stretchSchema = z.object({ from: z.string(), to: z.string() });

/** `/api/trouble`: who is behind what goes otherwise than usual, best suspect first; empty when nothing does. */
export const troubleListSchema = z.object({
	...stretchSchema.shape,
	/** What was compared with; null where nothing is stored from before. */
	baseline: stretchSchema.nullable(),
	/** How many services were seen in the stretch. */
	checked: z.number().int(),
	services: z.array(
		z.object({
			service: z.string(),
			/** From 1. */
			rank: z.number().int(),
			/** Share of the requests' time or number that it costs more than usual. */
			score: z.number(),
			sentence: z.string(),
			/** The heaviest sign's number beside what is usual. */
			measure: measureSchema,
			/** The same number by the minute over the hour that ends with the stretch; minutes without a call are left out. */
			trend: z.array(z.object({ start: z.string(), value: z.number() })),
			/** When it began, where the trend shows it. */
			since: z.string().nullable(),
			evidence: z.array(
				z.object({
					kind: z.enum(SIGN_KINDS),
					sentence: z.string(),
					weight: z.number(),
					measure: measureSchema,
					/** Address on this site that shows it. */
					href: z.string(),
				}),
			),
			/** What sources of scores say about it, unusual or not; the most unusual first. */
			scores: z.array(anomalyScoreSchema),
			owner: ownerSchema.nullable(),
		}),
	),
	/** What could not be found out: the part and why. */
	missing: z.array(missingPartSchema),
});
export type TroubleList = z.infer<typeof troubleListSchema>;
export type TroubleMeasure = z.infer<typeof measureSchema>;

/** Parameters of `/api/trouble`; by default the last 15 minutes against a stretch before them. */
export const troubleQuerySchema = z.object({
	from: timeSchema.optional(),
	to: timeSchema.optional(),
	baselineFrom: timeSchema.optional(),
	baselineTo: timeSchema.optional(),
});
