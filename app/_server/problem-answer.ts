import type { Problem } from '../../lib/api/problem.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import { PROBLEM_CODES, UseCaseProblem } from '../../lib/usecases/problem.ts';

/** A failure as it is told: an HTTP status and a body that says what is wrong, never a stack. */
export interface ToldProblem {
	readonly status: number;
	readonly body: Problem;
}

/** How any failure is told. One of ours is logged, under a reference that whoever met it can quote. */
export function tellProblem(error: unknown): ToldProblem {
	if (error instanceof UseCaseProblem)
		return told(PROBLEM_CODES[error.code], error.code, error.message, error.details);
	if (error instanceof SourceError) {
		const theirs = error.code === 'bad-argument' || error.code === 'unsupported';
		const words = `${error.source}: ${error.message}`;
		return told(theirs ? 400 : 503, error.code, words, { source: error.source });
	}
	const reference = logged(error instanceof Error ? (error.stack ?? error.message) : String(error));
	return told(500, 'broken', 'Something broke inside Dupin. Its log says what.', { reference });
}

function told(
	status: number,
	code: string,
	message: string,
	more: Readonly<Record<string, unknown>>,
): ToldProblem {
	// What was logged before keeps the reference it has there; who went away asks for none.
	const reference =
		status >= 500 && code !== 'cancelled' ? { reference: more.reference ?? logged(message) } : {};
	return { status, body: { error: { code, message, ...more, ...reference } } };
}

function logged(words: string): string {
	const reference = `E-${crypto.randomUUID().slice(0, 6).toUpperCase()}`;
	process.stderr.write(`${reference} ${words}\n`);
	return reference;
}
