import { z } from 'zod';

/** What every endpoint answers when it can't do what was asked: 400, 404, 413, 503. */
export const problemSchema = z.object({
	error: z.looseObject({
		/** For a program: `bad-argument`, `not-found`, `too-large`, `timeout`, `unreachable` … */
		code: z.string(),
		/** For a person. */
		message: z.string(),
	}),
});
export type Problem = z.infer<typeof problemSchema>;
