import { SourceError } from '../../lib/model/source-error.ts';
import type { SpanSink } from '../../lib/ports/own/span-sink.ts';
import type { BatchLimits, Inbox } from '../../lib/ports/own/inbox.ts';
import { Wakeup } from './wakeup.ts';

export interface WriterOptions {
	readonly limits: BatchLimits;
	/** A record waits at most this long for others to share its batch. */
	readonly lingerMs: number;
	/** First and longest pause after a failed write. */
	readonly backoffMs: readonly [first: number, longest: number];
	readonly onWritten: (milliseconds: number) => void;
	readonly onFailure: (error: Error, failures: number) => void;
	readonly onSetAside: (records: number) => void;
}

export interface Writer {
	/** Why the store does not take data at the moment, or undefined. */
	failing(): string | undefined;
	/** Writes what waits, as long as the store takes it and the deadline allows; then ends. */
	close(deadlineMs: number): Promise<void>;
}

/**
 * Moves entries from the inbox to the store: claim, write, settle.
 *
 *   claim  fixes rows and token on the disk ── write ── settle  deletes the rows, counts them as stored
 *      ▲                                         │
 *      └── any failure: a pause, and the same batch with the same token again, also after a crash
 *
 * A batch that the store can never take is halved until the entry at fault is alone, and set aside.
 */
export function startWriter(inbox: Inbox, sink: SpanSink, options: WriterOptions): Writer {
	const wakeup = new Wakeup();
	let draining = false;
	let stopped = false;
	let failing: string | undefined;
	let failures = 0;
	inbox.onChange(() => wakeup.call());

	const isDue = (): boolean => draining || stopped || inbox.state().level.rows >= options.limits.rows;

	async function step(): Promise<void> {
		const batch = await inbox.claim(options.limits);
		if (!batch) return;
		const start = performance.now();
		try {
			await sink.write(batch.token, batch.blocks);
		} catch (error) {
			if (!(error instanceof SourceError) || !isForGood(error, batch.entries)) throw error;
			const setAside = await inbox.split(batch.token);
			if (setAside > 0) options.onSetAside(setAside);
			return;
		}
		options.onWritten(performance.now() - start);
		await inbox.settle(batch.token);
	}

	async function run(): Promise<void> {
		while (!stopped) {
			await wakeup.until(() => isDue() || inbox.state().level.rows > 0);
			await wakeup.until(isDue, options.lingerMs);
			if (stopped || (draining && inbox.state().level.rows === 0)) return;
			try {
				await step();
				failing = undefined;
				failures = 0;
			} catch (error) {
				failing = error instanceof Error ? error.message : String(error);
				failures++;
				options.onFailure(error instanceof Error ? error : new Error(failing), failures);
				if (draining) return;
				await wakeup.until(() => draining || stopped, backoff(options.backoffMs, failures));
			}
		}
	}

	const ended = run();
	return {
		failing: () => failing,
		close: async (deadlineMs) => {
			draining = true;
			wakeup.call();
			const timer = setTimeout(() => {
				stopped = true;
				wakeup.call();
			}, deadlineMs);
			await ended;
			clearTimeout(timer);
		},
	};
}

/** Whether the store would refuse the same batch again: what it can't read, and what is too large for it together. */
function isForGood({ code }: SourceError, entries: number): boolean {
	return code === 'bad-argument' || (code === 'limit' && entries > 1);
}

/** Doubles from the first to the longest, less a random half so that retries spread. */
function backoff([first, longest]: readonly [number, number], failures: number): number {
	return Math.min(longest, first * 2 ** Math.min(failures - 1, 16)) * (0.5 + Math.random() / 2);
}
