import type { Principal } from '../access/principal.ts';
import type { UnixNanos } from '../model/time.ts';
import type { ReadOptions } from '../ports/read-options.ts';

/** Who asks, until when, and what time it is for them: the first argument of every use case. */
export interface Asking {
	readonly who: Principal;
	/** Aborts when whoever asked is gone, and at the deadline. */
	readonly signal: AbortSignal;
	/** After this moment nobody waits for the answer. */
	readonly deadline: UnixNanos;
	/** The moment of asking: all parts of one answer are of the same time. */
	readonly now: UnixNanos;
}

/** How one source is read for somebody: within `mostMs` milliseconds, and never past their deadline. */
export function readOptions({ signal, now, deadline }: Asking, mostMs: number): ReadOptions {
	const left = Number((deadline - now) / 1_000_000n);
	return { signal, deadlineMs: Math.max(1, Math.min(mostMs, left)) };
}
