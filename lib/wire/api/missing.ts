import { z } from 'zod';
import { sourceStatusSchema } from './request.ts';

/** What a problem says of a request that could not be opened; all of it beside the code and the message. */
export const missingSchema = z.object({
	sources: z.array(sourceStatusSchema).default([]),
	retentionDays: z.number().default(7),
	/** How it was told when it was opened here last. */
	known: z
		.object({ sentence: z.string(), route: z.string(), startTime: z.string(), openedAt: z.string() })
		.nullable()
		.default(null),
	/** What people shared of it, newest first. */
	cases: z.array(z.object({ id: z.string(), frozenAt: z.string(), sentence: z.string() })).default([]),
	/** Requests opened here whose ID is much like it, and how. */
	close: z
		.array(z.object({ traceId: z.string(), like: z.string(), sentence: z.string(), openedAt: z.string() }))
		.default([]),
	/** What the site's own log has this failure under; absent where nothing of ours failed. */
	reference: z.string().default(''),
	/** Address where people ask about this site; empty where none was set. */
	help: z.string().default(''),
});
export type Missing = z.infer<typeof missingSchema>;
