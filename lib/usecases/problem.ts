/** Why a verb could not do what was asked. Whoever serves it decides how that is told; HTTP tells it by status. */
export const PROBLEM_CODES = {
	'bad-argument': 400,
	unsupported: 400,
	forbidden: 403,
	'not-found': 404,
	'too-large': 413,
	unreachable: 503,
} as const;
export type ProblemCode = keyof typeof PROBLEM_CODES;

/** A clear answer to a question that can't be answered: what is wrong, in words, and what is known all the same. */
export class UseCaseProblem extends Error {
	readonly code: ProblemCode;
	/** What else an answer tells; must be plain JSON. */
	readonly details: Readonly<Record<string, unknown>>;

	constructor(code: ProblemCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
		super(message);
		this.name = 'UseCaseProblem';
		this.code = code;
		this.details = details;
	}
}
