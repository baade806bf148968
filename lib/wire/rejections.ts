import type { RejectReason, Rejection } from './otlp/decode-types.ts';

/** Thrown inside one record and caught around it: costs that record only. */
export class RecordError extends Error {
	readonly reason: RejectReason;

	constructor(reason: RejectReason, message: string) {
		super(message);
		this.name = 'RecordError';
		this.reason = reason;
	}
}

/** After so many bad records in one request the rest of it is counted and not read: it costs too much. */
const MAX_BAD = 10_000;

/** Resources and scopes of one request, at most. Honest ones have a handful; empty ones cost as much as full ones. */
const MAX_PARTS = 400_000;

/** Counts rejected records by reason and keeps the first message of each. */
export class Rejections {
	count = 0;
	#parts = 0;
	readonly #byReason = new Map<RejectReason, { count: number; message: string }>();

	/** `place` says where the record stood, such as "span 17". */
	add(place: string, error: unknown): void {
		if (!(error instanceof RecordError)) throw error;
		this.count++;
		const known = this.#byReason.get(error.reason);
		if (known) known.count++;
		else this.#byReason.set(error.reason, { count: 1, message: `${place}: ${error.message}` });
	}

	/** True when a request has too many bad records to read on; the one at hand is then counted. */
	isFull(): boolean {
		if (this.count < MAX_BAD) return false;
		this.add('the rest', NOT_READ);
		return true;
	}

	/** False once a request has more resources and scopes than are read; what comes after is counted once, as not read. */
	takePart(): boolean {
		if (++this.#parts === MAX_PARTS + 1) this.add('the rest', TOO_MANY_PARTS);
		return this.#parts <= MAX_PARTS;
	}

	/** The list that `read` gives; a fault in it is counted and gives none. */
	attempt<T>(place: string, read: () => readonly T[]): readonly T[] {
		try {
			return read();
		} catch (error) {
			this.add(place, error);
			return [];
		}
	}

	list(): readonly Rejection[] {
		return [...this.#byReason].map(([reason, { count, message }]) => ({ reason, count, message }));
	}
}

const TOO_MANY_PARTS = new RecordError(
	'not-read',
	`not read, after ${MAX_PARTS} resources and scopes in the same request`,
);
const NOT_READ = new RecordError('not-read', `not read, after ${MAX_BAD} bad records in the same request`);
