import { z } from 'zod';
import { DEVICE_KINDS } from '../sessions/device-kind.ts';
import { ownerSchema } from './request.ts';

/** Shapes of `/api/sessions/{id}`. Offsets and lengths are nanoseconds from Play. */

/** Where a sentence was read: the request, and the call or line in it. */
export const sourceSchema = z.object({
	kind: z.enum(['span', 'log', 'attribute', 'missing']),
	traceId: z.string(),
	spanId: z.string().nullable(),
	label: z.string(),
});

export const sentenceSchema = z.object({ text: z.string(), sources: z.array(sourceSchema).min(1) });

export const answerSchema = z.object({
	id: z.string(),
	asks: z.string(),
	state: z.enum(['trouble', 'fine', 'cannot-tell']),
	sentence: sentenceSchema,
	detail: sentenceSchema.nullable(),
	ladder: z
		.object({
			steps: z.array(z.string()),
			has: z.string(),
			needs: z.string(),
			legend: z.tuple([z.string(), z.string()]),
		})
		.nullable(),
});

/** Who mends it and whether they know. */
export const fixingSchema = z.object({
	service: z.string(),
	operation: z.string(),
	/** The request that failed. */
	traceId: z.string(),
	owner: ownerSchema.nullable(),
	membersWaiting: z.number().int(),
	/** ISO 8601, or null where nobody told them. */
	told: z.string().nullable(),
	/** This member is on the list already. */
	onList: z.boolean(),
});

export const verdictForSupportSchema = z.object({
	tone: z.enum(['error', 'warn', 'calm']),
	/** "Stopped early". */
	word: z.string(),
	headline: sentenceSchema,
	why: z.array(sentenceSchema),
	side: z.enum(['ours', 'theirs', 'nobody', 'unknown']),
	/** Cause of the catalogue, or null. */
	cause: z.string().nullable(),
	/** For lists: "HD licence refused". */
	label: z.string(),
	/** Approved wording by language, or null where there is nothing to say. */
	say: z.record(z.string(), z.string()).nullable(),
});

export const sessionReportSchema = z.object({
	id: z.string(),
	member: z.string(),
	title: z.string(),
	device: z.object({ id: z.string(), model: z.string(), kind: z.enum(DEVICE_KINDS) }),
	start: z.string(),
	durationNanos: z.number(),
	running: z.boolean(),
	verdict: verdictForSupportSchema,
	fixing: fixingSchema.nullable(),
	steps: z.array(
		z.object({
			kind: z.string(),
			word: z.string(),
			/** Null for the first: its time of day is the start. */
			offsetNanos: z.number().nullable(),
			detail: z.string(),
			trouble: z.boolean(),
		}),
	),
	quality: z.object({
		/** The sentence that the picture proves. */
		says: z.string(),
		sources: z.array(sourceSchema),
		endNanos: z.number(),
		points: z.array(z.object({ at: z.number(), height: z.number(), pausedMs: z.number() })),
		trouble: z.object({ from: z.number(), to: z.number(), label: z.string() }).nullable(),
	}),
	/** Trouble first; equal healthy ones are one entry with their count. */
	requests: z.array(
		z.object({
			traceId: z.string(),
			state: z.enum(['failed', 'note', 'fine']),
			word: z.string(),
			detail: z.string(),
			service: z.string(),
			durationNanos: z.number(),
			offsetNanos: z.number(),
			count: z.number().int(),
		}),
	),
	/** Requests of the session; `requests` holds fewer where it has more than one page reads. */
	requestCount: z.number().int(),
	answers: z.array(answerSchema),
	facts: z.array(z.object({ label: z.string(), value: z.string() })),
});
export type SessionReport = z.infer<typeof sessionReportSchema>;
export type SentenceJson = z.infer<typeof sentenceSchema>;
export type SourceJson = z.infer<typeof sourceSchema>;
export type AnswerJson = z.infer<typeof answerSchema>;
export type FixingJson = z.infer<typeof fixingSchema>;
export type SupportVerdict = z.infer<typeof verdictForSupportSchema>;
