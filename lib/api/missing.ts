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
	/** An event that came as a log record and names no request; the ID is one that it was given here. */
	event: z.boolean().default(false),
	/** Log lines that carry the ID, by time; no more than a page's worth. */
	lines: z
		.array(
			z.object({
				time: z.string(),
				service: z.string(),
				/** The event's name, or empty. */
				event: z.string(),
				message: z.string(),
				attributes: z.record(z.string(), z.string()),
			}),
		)
		.default([]),
	/** Requests opened here whose ID is much like it, and how. */
	close: z
		.array(z.object({ traceId: z.string(), like: z.string(), sentence: z.string(), openedAt: z.string() }))
		.default([]),
	/** The span of this ID and its request: the ID was no trace's. */
	span: z.object({ traceId: z.string(), spanId: z.string() }).nullable().default(null),
	/** What the site's own log has this failure under; absent where nothing of ours failed. */
	reference: z.string().default(''),
	/** Address where people ask about this site; empty where none was set. */
	help: z.string().default(''),
});
export type Missing = z.infer<typeof missingSchema>;
