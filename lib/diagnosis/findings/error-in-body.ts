import type { Finding } from '../../model/verdict.ts';
import type { RequestFacts } from '../request-facts.ts';
import { finding } from '../finding.ts';
import { plainMessage } from '../phrases.ts';

const BODY = 'http.response.body.content';
const LONGEST_READ = 20_000;
const MOST = 3;

/** Answers that say "well" in their status and hold an error in their body, as GraphQL and batch APIs give them. */
export function bodyFindings(context: RequestFacts): readonly Finding[] {
	const found: Finding[] = [];
	for (let row = 0; row < context.trace.spans.length && found.length < MOST; row++) {
		const body = context.errors[row] ? undefined : context.trace.attribute(row, BODY);
		const words = body === undefined ? undefined : errorInBody(body);
		if (words === undefined) continue;
		const title = words === '' ? 'Answered well, with an error inside' : plainMessage(words);
		found.push(finding('error-in-body', title, context.service(row), 'in the body of a good answer', [row]));
	}
	return found;
}

/** What a JSON body says went wrong, empty where it names no reason; undefined where nothing did or it can't be read. */
export function errorInBody(body: string): string | undefined {
	const answer = parsed(body);
	if (typeof answer !== 'object' || answer === null) return undefined;
	const { errors, error, success } = answer as Readonly<Record<string, unknown>>;
	const [first] = Array.isArray(errors) ? errors : [error];
	if (first !== undefined && first !== null && first !== false && first !== '') return wordsOf(first);
	return success === false ? '' : undefined;
}

function wordsOf(error: unknown): string {
	if (typeof error === 'string') return error;
	if (typeof error !== 'object' || error === null) return '';
	const { message, code } = error as Readonly<Record<string, unknown>>;
	return typeof message === 'string' ? message : typeof code === 'string' ? code : '';
}

function parsed(body: string): unknown {
	if (body.length > LONGEST_READ || !/^\s*\{/.test(body)) return undefined;
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
