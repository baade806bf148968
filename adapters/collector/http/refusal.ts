/** Answers other than success. 500 is not among them: OTLP clients throw the data away on it. */
export type RefusalStatus = 400 | 404 | 405 | 413 | 415 | 429 | 503;

/** A request turned down, with the sentence its sender reads. */
export class Refusal extends Error {
	readonly status: RefusalStatus;
	/** A word for the counters. */
	readonly reason: string;

	constructor(status: RefusalStatus, reason: string, message: string) {
		super(message);
		this.name = 'Refusal';
		this.status = status;
		this.reason = reason;
	}
}
