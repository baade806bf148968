import { z } from 'zod';

/** A page of a request's spans in depth-first order. Times are nanoseconds from the trace's start. */
export const spanPageSchema = z.object({
	spans: z.array(
		z.object({
			row: z.number().int(),
			spanId: z.string(),
			/** Row of the parent, or -1. */
			parentRow: z.number().int(),
			parentSpanId: z.string().nullable(),
			depth: z.number().int(),
			service: z.string(),
			name: z.string(),
			kind: z.enum(['unspecified', 'internal', 'server', 'client', 'producer', 'consumer']),
			status: z.enum(['unset', 'ok', 'error']),
			startNanos: z.number(),
			/** As the sender's clock had it. */
			rawStartNanos: z.number(),
			durationNanos: z.number(),
			/** Bits: 1 orphan, 2 same ID, 4 cycle cut, 8 moved, 16 no time, 32 time changed, 64 async, 128 shared. */
			marks: z.number().int(),
		}),
	),
	total: z.number().int(),
	nextCursor: z.string().nullable(),
});
export type SpanPage = z.infer<typeof spanPageSchema>;
