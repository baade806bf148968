import { z } from 'zod';

/** `/api/requests/{traceId}/steps`: what has been done to open it, what is being done, what comes. */
export const stepsSchema = z.object({
	steps: z.array(z.object({ words: z.string(), state: z.enum(['done', 'now', 'next']) })),
});
export type Steps = z.infer<typeof stepsSchema>;
