import { z } from 'zod';
import { parseTime } from './iso-time.ts';

/** A moment: ISO 8601, or milliseconds since 1970. */
export const timeSchema = z
	.string()
	.transform(parseTime)
	.refine((found) => found !== undefined, 'write a time as ISO 8601 or in milliseconds since 1970');

const row = z.coerce.number().int().min(0).optional();
/** Place in a list of one request's rows; a request does not change once it is over, so a number will do. */
const cursor = z.coerce.number().int().min(0).default(0);

/** Parameters of `/api/requests/{traceId}/spans`. */
export const pageSchema = z.object({
	cursor,
	limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
	format: z.enum(['json', 'columns']).default('json'),
});
export type PageQuery = z.infer<typeof pageSchema>;

/** Parameters of `/api/requests/{traceId}/spans/{spanId}`. */
export const spanQuerySchema = z.object({ row });

/** Parameters of `/api/requests/{traceId}/logs`. */
export const logQuerySchema = z.object({
	cursor,
	limit: z.coerce.number().int().min(1).max(5_000).default(1_000),
	order: z.enum(['time', 'errors']).default('time'),
	row,
	q: z.string().max(1_000).optional(),
});

/** Parameters of lists without pages. */
export const limitSchema = z.object({ limit: z.coerce.number().int().min(1).max(1_000).default(50) });

/** Parameters of `/api/recognise`. */
export const textSchema = z.object({ q: z.string().max(16_384) });

/** Parameters of `/api/requests/{traceId}`. */
export const reportQuerySchema = z.object({
	/** Asks the sources that did not answer once more. */
	again: z.stringbool().default(false),
});
