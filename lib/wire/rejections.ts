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

/** Counts rejected records by reason and keeps the first message of each. */
export class Rejections {
	count = 0;
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

const NOT_READ = new RecordError('not-read', `not read, after ${MAX_BAD} bad records in the same request`);
