import { z } from 'zod';

/** What POST `/api/recognise` takes. By POST: what people paste holds e-mail addresses, and addresses of pages are logged. */
export const namedBodySchema = z.object({ text: z.string().min(1).max(4_000) });

/** What a pasted text names, each told as its page tells it, best first. */
export const namedSchema = z.object({
	things: z.array(
		z.object({
			kind: z.enum(['request', 'session', 'member', 'person', 'service']),
			/** The verdict, or the name where there is none. */
			words: z.string(),
			detail: z.string(),
			tone: z.enum(['error', 'warn', 'slow', 'calm', 'none']),
			href: z.string(),
		}),
	),
});
export type Named = z.infer<typeof namedSchema>;
export type NamedThing = Named['things'][number];
