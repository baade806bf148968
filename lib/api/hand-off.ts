import { z } from 'zod';
import { HAND_OFF_WAYS } from '../model/hand-off.ts';

/** Body of `POST /api/requests/{traceId}/hand-offs`. */
export const handOffBodySchema = z.object({
	way: z.enum(HAND_OFF_WAYS),
	/** What is sent, as the person wrote it. */
	text: z.string().trim().min(1).max(8_000),
	/** Address that opens the request; part of the text as well. */
	link: z.string().max(2_000),
});

/** `/api/requests/{traceId}/hand-offs`: who was told, newest first. */
export const handOffListSchema = z.object({
	/** Whether this site can post to a webhook. */
	webhook: z.boolean(),
	handOffs: z.array(
		z.object({ at: z.string(), way: z.enum(HAND_OFF_WAYS), to: z.string(), text: z.string() }),
	),
});
export type HandOffList = z.infer<typeof handOffListSchema>;

/** `/api/hand-offs`: requests that were handed to somebody, newest first. */
export const handedListSchema = z.object({
	handOffs: z.array(
		z.object({
			traceId: z.string(),
			at: z.string(),
			way: z.enum(HAND_OFF_WAYS),
			to: z.string(),
			/** First line of what was sent. */
			title: z.string(),
		}),
	),
});
export type HandedList = z.infer<typeof handedListSchema>;
