/** Error of a call that did not finish in its time. */
export class DeadlineError extends Error {
	constructor(milliseconds: number) {
		super(`no answer within ${milliseconds} ms`);
		this.name = 'DeadlineError';
	}
}

/**
 * Runs `work` with a signal that aborts after `milliseconds` or when `parent` aborts.
 * Work is not begun for a parent that has aborted: its reason is thrown. Rejects with DeadlineError at the deadline even when `work` ignores its signal.
 */
export async function withDeadline<T>(
	milliseconds: number,
	parent: AbortSignal | undefined,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	parent?.throwIfAborted();
	const timer = new AbortController();
	const signal = parent ? AbortSignal.any([parent, timer.signal]) : timer.signal;
	let handle: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		handle = setTimeout(() => {
			const error = new DeadlineError(milliseconds);
			timer.abort(error);
			reject(error);
		}, milliseconds);
	});
	try {
		return await Promise.race([work(signal), late]);
	} finally {
		clearTimeout(handle);
	}
}
