import { SourceError } from '../../lib/model/source-error.ts';
import type { Problem } from '../../lib/api/problem.ts';
import { metrics } from './metrics.ts';

const HEADERS = { 'cache-control': 'no-store' };

/** An answer that says what a caller did wrong or what does not work. */
export class ApiProblem extends Error {
	readonly status: number;
	readonly body: Problem;

	constructor(status: number, code: string, message: string, more: Record<string, unknown> = {}) {
		super(message);
		this.status = status;
		// What was logged before keeps the reference it has there; who went away asks for none.
		const reference =
			status >= 500 && code !== 'cancelled' ? { reference: more.reference ?? logged(message) } : {};
		this.body = { error: { code, message, ...more, ...reference } };
	}
}

/** Writes a failure of ours into the log, under a reference that whoever met it can quote. */
function logged(words: string): string {
	const reference = `E-${crypto.randomUUID().slice(0, 6).toUpperCase()}`;
	process.stderr.write(`${reference} ${words}\n`);
	return reference;
}

export function json(body: unknown): Response {
	return Response.json(body, { headers: HEADERS });
}

/** Runs a handler; every error leaves as a problem in JSON, none as a stack. */
export async function answer(handle: () => Promise<Response>): Promise<Response> {
	const answered = await handle().catch(problemAnswer);
	metrics().answers.inc({ status: answered.status });
	return answered;
}

function problemAnswer(error: unknown): Response {
	const problem = problemOf(error);
	const headers = new Headers(HEADERS);
	if (problem.status === 503) headers.set('retry-after', '2');
	return Response.json(problem.body, { status: problem.status, headers });
}

function problemOf(error: unknown): ApiProblem {
	if (error instanceof ApiProblem) return error;
	if (error instanceof SourceError) {
		const status = error.code === 'bad-argument' || error.code === 'unsupported' ? 400 : 503;
		return new ApiProblem(status, error.code, `${error.source}: ${error.message}`, { source: error.source });
	}
	const reference = logged(error instanceof Error ? (error.stack ?? error.message) : String(error));
	return new ApiProblem(500, 'broken', 'Something broke inside Dupin. Its log says what.', { reference });
}
