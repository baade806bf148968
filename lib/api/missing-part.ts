import { z } from 'zod';

/** A part of a page that could not be found out, and why. */
export const missingPartSchema = z.object({ part: z.string(), reason: z.string() });
