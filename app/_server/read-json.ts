import type { z } from 'zod';
import { ApiProblem } from './answer.ts';
import { readBody } from './read-body.ts';

const MAX_BYTES = 100_000;

/**
 * The body of a request by its schema; a bad one is a 400 that names what is wrong. Only `application/json` is
 * taken: a page of another site can't send that without being allowed to.
 */
export async function readJson<T extends z.ZodType>(request: Request, schema: T): Promise<z.output<T>> {
	if (!request.headers.get('content-type')?.startsWith('application/json'))
		throw new ApiProblem(415, 'bad-argument', 'Send application/json');
	const text = new TextDecoder().decode(await readBody(request, MAX_BYTES));
	const parsed = schema.safeParse(parse(text));
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	throw new ApiProblem(
		400,
		'bad-argument',
		`${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not valid'}`,
	);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new ApiProblem(400, 'bad-argument', 'The body is not JSON');
	}
}
