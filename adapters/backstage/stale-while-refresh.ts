import { formatAgo } from '../../lib/format/clock.ts';

export interface Refreshed<T> {
	readonly value: T;
	/** For a person: how old it is and why nothing newer came. Empty while refreshing works. */
	readonly stale: string;
}

/** After a failure the source is left alone this long; what was read last serves meanwhile. */
const RETRY_MS = 15_000;

/**
 * A value that is read anew from time to time. Nobody waits for that but who asks first: what was read last is given
 * at once, and stays when reading fails. Rejects only while nothing was ever read.
 */
export function createRefreshed<T>(
	read: () => Promise<T>,
	everyMs: number,
	now: () => number = Date.now,
): () => Promise<Refreshed<T>> {
	let good: { readonly value: T; readonly readAt: number } | undefined;
	let failed: { readonly at: number; readonly reason: string } | undefined;
	let underWay: Promise<void> | undefined;
	const refresh = () => {
		underWay ??= read()
			.then((value) => {
				good = { value, readAt: now() };
				failed = undefined;
			})
			.catch((error: unknown) => {
				failed = { at: now(), reason: error instanceof Error ? error.message : String(error) };
				throw error;
			})
			.finally(() => {
				underWay = undefined;
			});
		return underWay;
	};
	return async () => {
		if (!good) await refresh();
		else if (now() - good.readAt >= everyMs && now() - (failed?.at ?? -Infinity) >= RETRY_MS) {
			// Its failure is told with the copy below.
			refresh().catch(() => {});
		}
		if (!good) throw new Error('nothing was read');
		const stale = failed ? `last read ${formatAgo(good.readAt, now())}, then ${failed.reason}` : '';
		return { value: good.value, stale };
	};
}
