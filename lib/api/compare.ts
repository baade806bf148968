import { z } from 'zod';

/** Shapes of `/api/compare/{a}/{b}`: `one` is the request looked at, `other` the one it is held against. */

const sideSchema = z.object({
	calls: z.number().int(),
	failed: z.number().int(),
	nanos: z.number(),
	spanId: z.string(),
});

const comparedRequestSchema = z.object({
	traceId: z.string(),
	startTime: z.string(),
	durationNanos: z.number(),
	spanCount: z.number().int(),
	route: z.string(),
	state: z.enum(['failed', 'gap', 'slow', 'healthy', 'running', 'unknown']),
});

export const compareRowSchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('place'),
		depth: z.number().int(),
		service: z.string(),
		name: z.string(),
		one: sideSchema.nullable(),
		other: sideSchema.nullable(),
		/** Number of the difference that this place shows, or 0. */
		difference: z.number().int(),
	}),
	z.object({
		kind: z.literal('match'),
		depth: z.number().int(),
		places: z.number().int(),
		oneNanos: z.number(),
		otherNanos: z.number(),
	}),
]);

export const partnerSchema = z.object({
	traceId: z.string(),
	startTime: z.string(),
	durationNanos: z.number(),
	/** What it has in common beyond the route: "same app version". */
	alike: z.array(z.string()),
});

export const compareSchema = z.object({
	one: comparedRequestSchema,
	other: comparedRequestSchema,
	/** Where the two part ways, in a sentence, and what came of it. */
	sentence: z.string(),
	effect: z.string(),
	differences: z.array(
		z.object({
			number: z.number().int(),
			kind: z.enum(['outcome', 'only', 'calls', 'slower', 'version', 'region']),
			title: z.string(),
			detail: z.string(),
			service: z.string(),
			/** Of the span to look at, in the request that has it. */
			traceId: z.string(),
			spanId: z.string(),
		}),
	),
	differenceCount: z.number().int(),
	/** Calls side by side: matching ones folded, or all; both cut at what can be drawn. */
	folded: z.array(compareRowSchema),
	all: z.array(compareRowSchema),
	placeCount: z.number().int(),
	attributes: z.array(z.object({ key: z.string(), service: z.string(), one: z.string(), other: z.string() })),
	attributesLooked: z.number().int(),
	services: z.array(z.object({ name: z.string(), spans: z.number().int() })),
	/** Others it could be held against, likest first. */
	partners: z.array(partnerSchema),
});
export type CompareReport = z.infer<typeof compareSchema>;
export type CompareRowJson = z.infer<typeof compareRowSchema>;

export const partnerListSchema = z.object({ partners: z.array(partnerSchema) });
export type PartnerJson = z.infer<typeof partnerSchema>;
