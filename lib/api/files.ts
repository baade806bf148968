import { z } from 'zod';
import { requestSummarySchema } from './search.ts';

/** Parameters of `POST /api/files`: what the file is called, for messages about it. */
export const fileQuerySchema = z.object({ name: z.string().max(300).default('The file') });

/** `POST /api/files`: what was in the file, newest request first. */
export const fileAnswerSchema = z.object({
	format: z.enum(['zipkin', 'jaeger', 'otlp']),
	traceIds: z.array(z.string()),
	requests: z.array(requestSummarySchema),
	/** Spans and log records that could not be read. */
	rejectedSpans: z.number().int(),
	/** What a person should know about how it was read. */
	notes: z.array(z.string()),
});
export type FileAnswer = z.infer<typeof fileAnswerSchema>;
