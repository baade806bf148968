import { z } from 'zod';
import { parseTime } from './iso-time.ts';

const time = z.string().transform((text, context) => {
	const found = parseTime(text);
	if (found !== undefined) return found;
	context.addIssue('write a time as ISO 8601 or in milliseconds since 1970');
	return z.NEVER;
});

/** Parameters of `/api/sessions`. Without member, device, model and asset: of those heard of last. Times default to all that is kept. */
export const sessionQuerySchema = z.object({
	member: z.string().min(1).max(200).optional(),
	device: z.string().min(1).max(200).optional(),
	/** Whole model of the device. */
	model: z.string().min(1).max(200).optional(),
	/** ID or whole title of what was played. */
	asset: z.string().min(1).max(500).optional(),
	from: time.optional(),
	to: time.optional(),
	limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type SessionQuery = z.output<typeof sessionQuerySchema>;

export const sessionSummarySchema = z.object({
	id: z.string(),
	member: z.string(),
	device: z.string(),
	deviceModel: z.string(),
	title: z.string(),
	/** ISO 8601 with nanoseconds, UTC. */
	start: z.string(),
	end: z.string(),
	state: z.enum(['running', 'stopped', 'silent']),
	requests: z.number().int(),
	failedRequests: z.number().int(),
});
export type SessionSummary = z.infer<typeof sessionSummarySchema>;

/** `/api/sessions`: newest first. `cut` says that more match than were looked at. */
export const sessionListSchema = z.object({ sessions: z.array(sessionSummarySchema), cut: z.boolean() });
export type SessionList = z.infer<typeof sessionListSchema>;
