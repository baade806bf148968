import type { z } from 'zod';
import { ApiProblem } from './answer.ts';

/** Parameters of an address by their schema; a bad one is a 400 that names it. */
export function readQuery<T extends z.ZodType>(request: Request, schema: T): z.output<T> {
	const given = Object.fromEntries(new URL(request.url).searchParams);
	const parsed = schema.safeParse(given);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	throw new ApiProblem(
		400,
		'bad-argument',
		`${issue?.path.join('.') ?? 'query'}: ${issue?.message ?? 'not valid'}`,
	);
}
