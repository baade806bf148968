import { z } from 'zod';
import { findingSchema } from './request.ts';

/** `/api/requests/{traceId}/pattern`: whether a request failed alone. */
export const patternSchema = z.object({
	/** The operation that failed alike; null when nobody is the culprit. */
	service: z.string().nullable(),
	operation: z.string().nullable(),
	/** The kind of error, its variable parts as `…`; empty where the call said nothing. */
	error: z.string().default(''),
	kind: z.enum(['none', 'one-off', 'pattern']),
	/** ISO 8601. */
	from: z.string(),
	to: z.string(),
	/** Requests that failed alike, minute by minute from `from`. */
	counts: z.array(z.number().int()),
	/** Since it began. */
	total: z.number().int(),
	/** False where the counts are reckoned from a sample. */
	exact: z.boolean().default(true),
	/** When it began, for a pattern. */
	since: z.string().nullable(),
	/** Whether it began before that: no more was looked at. */
	sinceBefore: z.boolean().default(false),
	/** Place of this request's minute in `counts`. */
	thisMinute: z.number().int(),
	/** Versions that were first seen since about then, after another one had been; by time. */
	deployments: z.array(z.object({ version: z.string(), at: z.string() })),
	/** What they share that other calls to the operation do not, by lift: `failed` of `ofFailed` have it, `rest` of `ofRest`. */
	shared: z
		.array(
			z.object({
				key: z.string(),
				value: z.string(),
				failed: z.number().int(),
				ofFailed: z.number().int(),
				rest: z.number().int(),
				ofRest: z.number().int(),
			}),
		)
		.default([]),
	/** What is otherwise in this request than in those that went well, with numbers that follow the report's. */
	findings: z.array(findingSchema).default([]),
});
export type PatternJson = z.infer<typeof patternSchema>;
