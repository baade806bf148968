import type { z } from 'zod';
import { UseCaseProblem } from '../../lib/usecases/problem.ts';
import type { Verb } from '../../lib/usecases/verb.ts';
import { readBody, readBytes } from './read-body.ts';

/** JSON bodies are small: what somebody wrote or chose. */
const MAX_JSON_BYTES = 100_000;
/** What a page of another site can send without asking first. */
const SIMPLE_TYPES = /^(?:text\/plain|multipart\/form-data|application\/x-www-form-urlencoded)/i;

/** The parameters of an address by a verb's schema; a bad one is named. */
export function readQuery({ query }: Verb, address: string): unknown {
	if (!query) return {};
	return parsed(query, Object.fromEntries(new URL(address).searchParams), 'query');
}

/**
 * The body of a request by a verb's schema. JSON must say that it is JSON, and a file must not say that it is a form:
 * a page of another site can't send these without being allowed to.
 */
export async function readInput(verb: Verb, request: Request): Promise<unknown> {
	const type = request.headers.get('content-type') ?? '';
	if (verb.uploadBytes !== undefined) {
		if (SIMPLE_TYPES.test(type))
			throw new UseCaseProblem('bad-argument', 'Send the file as application/octet-stream');
		return readBytes(request, verb.uploadBytes);
	}
	if (!verb.body) return undefined;
	if (!type.startsWith('application/json')) throw new UseCaseProblem('bad-argument', 'Send application/json');
	const text = new TextDecoder().decode(await readBody(request, MAX_JSON_BYTES));
	return parsed(verb.body, asJson(text), 'body');
}

function parsed(schema: z.ZodType, given: unknown, what: string): unknown {
	const found = schema.safeParse(given);
	if (found.success) return found.data;
	const issue = found.error.issues[0];
	const where = issue?.path.join('.') || what;
	throw new UseCaseProblem('bad-argument', `${where}: ${issue?.message ?? 'not valid'}`);
}

function asJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new UseCaseProblem('bad-argument', 'The body is not JSON');
	}
}
