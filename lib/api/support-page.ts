import { z } from 'zod';

/** What POST `/api/place` takes: a session, member, device or e-mail address, as somebody pasted it. */
export const supportPageBodySchema = z.object({ text: z.string().min(1).max(500) });

/** The page it leads to, or null. */
export const supportPageSchema = z.object({ href: z.string().nullable() });
export type SupportPage = z.infer<typeof supportPageSchema>;
