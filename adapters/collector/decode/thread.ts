import { Worker } from 'node:worker_threads';
import { Calls } from '../calls.ts';
import {
	type DecodeAnswer,
	type DecodeJob,
	type DecodeThreadMessage,
	type DecodeThreadSettings,
	TOO_SLOW,
} from './protocol.ts';

export interface DecodeThread {
	/** Jobs it has and has not answered; infinite while there is no thread. */
	load(): number;
	run(job: DecodeJob): Promise<DecodeAnswer>;
	close(): Promise<void>;
}

export interface DecodeThreadOptions extends DecodeThreadSettings {
	/** A job that runs longer is ended together with its thread, and answered as too slow. */
	readonly jobDeadlineMs: number;
	/** Pause before another successor is tried where one could not start, in milliseconds; doubles up to a minute. */
	readonly retryMs: number;
	readonly onDeath: (reason: string) => void;
	/** There is a thread again, or there is none. */
	readonly onChange: () => void;
	/** What runs in the thread; a test may name another file. */
	readonly file?: URL;
}

interface WorkerEvents {
	ready(): void;
	answer(id: number, answer: DecodeAnswer): void;
	ended(reason: string): void;
}

/** Enough for the JSON of a body of 64 MiB; past it this thread dies and not the process. */
const HEAP_MB = 1024;
const LONGEST_RETRY_MS = 60_000;

/**
 * One worker thread and its successors: the next is started when one dies, and tried again for as long as it can't
 * start. Rejects if the first can't start.
 */
export async function startDecodeThread(options: DecodeThreadOptions): Promise<DecodeThread> {
	const calls = new Calls<DecodeAnswer>();
	const ready = Promise.withResolvers<void>();
	let closed = false;
	let alive = false;
	let failedStarts = 0;
	let deadline: NodeJS.Timeout | undefined;
	let retry: NodeJS.Timeout | undefined;
	let worker = start();

	function start(): Worker {
		return startWorker(options, {
			ready: () => {
				alive = true;
				failedStarts = 0;
				ready.resolve();
				options.onChange();
			},
			answer: (id, answer) => {
				calls.answer(id, answer);
				watch();
			},
			ended: died,
		});
	}

	function died(reason: string): void {
		const started = alive;
		alive = false;
		calls.failAll(new Error(`the decode thread died: ${reason}`));
		clearTimeout(deadline);
		if (closed) return;
		ready.reject(new Error(`a decode thread can't start: ${reason}`));
		options.onDeath(reason);
		options.onChange();
		const pause = started
			? 0
			: Math.min(LONGEST_RETRY_MS, options.retryMs * 2 ** Math.min(failedStarts++, 16));
		retry = setTimeout(() => {
			worker = start();
		}, pause);
	}

	/** The clock runs while a job does, and starts again with every answer. */
	function watch(): void {
		clearTimeout(deadline);
		if (calls.size > 0) deadline = setTimeout(() => tooSlow(), options.jobDeadlineMs);
	}

	/** The oldest job is the one that ran: it is at fault. The others are lost with the thread and may come again. */
	function tooSlow(): void {
		const seconds = options.jobDeadlineMs / 1000;
		const message = `The body takes more than ${seconds} s to read: send less at once`;
		calls.answerOldest({ ok: false, status: 400, reason: TOO_SLOW, message });
		void worker.terminate();
	}

	await ready.promise;
	return {
		load: () => (alive ? calls.size : Infinity),
		run: (job) => {
			const { id, answer } = calls.open();
			worker.postMessage({ id, job }, [job.body.buffer]);
			if (calls.size === 1) watch();
			return answer;
		},
		close: async () => {
			closed = true;
			clearTimeout(deadline);
			clearTimeout(retry);
			await worker.terminate();
		},
	};
}

function startWorker(options: DecodeThreadOptions, on: WorkerEvents): Worker {
	const worker = new Worker(options.file ?? new URL('./worker.ts', import.meta.url), {
		workerData: { retentionDays: options.retentionDays } satisfies DecodeThreadSettings,
		resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
	});
	let reason = 'it ended';
	worker.on('message', (message: DecodeThreadMessage) => {
		if (message === 'ready') on.ready();
		else on.answer(message.id, message.answer);
	});
	worker.on('error', (error) => {
		reason = error instanceof Error ? error.message : String(error);
	});
	worker.on('exit', () => on.ended(reason));
	return worker;
}
