import { z } from 'zod';

/** `/api/requests/{traceId}/pattern`: whether a request failed alone. */
export const patternSchema = z.object({
	/** The operation that failed alike; null when nobody is the culprit. */
	service: z.string().nullable(),
	operation: z.string().nullable(),
	kind: z.enum(['none', 'one-off', 'pattern']),
	/** ISO 8601. */
	from: z.string(),
	to: z.string(),
	/** Requests that failed alike, minute by minute from `from`. */
	counts: z.array(z.number().int()),
	total: z.number().int(),
	/** When it began, for a pattern that began within the time looked at. */
	since: z.string().nullable(),
	/** Place of this request's minute in `counts`. */
	thisMinute: z.number().int(),
	/** Versions that were first seen within the time looked at, after another one had been. */
	deployments: z.array(z.object({ version: z.string(), at: z.string() })),
});
export type PatternJson = z.infer<typeof patternSchema>;
