import { Worker } from 'node:worker_threads';
import { Calls } from '../calls.ts';
import type { DecodeAnswer, DecodeJob, DecodeThreadMessage, DecodeThreadSettings } from './protocol.ts';

export interface DecodeThread {
	/** Jobs it has and has not answered. */
	load(): number;
	run(job: DecodeJob): Promise<DecodeAnswer>;
	close(): Promise<void>;
}

export interface DecodeThreadOptions extends DecodeThreadSettings {
	/** A job that runs longer is ended together with its thread. */
	readonly jobDeadlineMs: number;
	readonly onDeath: (reason: string) => void;
}

/** Enough for the JSON of a body of 64 MiB; past it this thread dies and not the process. */
const HEAP_MB = 1024;

/** One worker thread and its successors: the next is started when one dies. Rejects if the first can't start. */
export async function startDecodeThread(options: DecodeThreadOptions): Promise<DecodeThread> {
	const calls = new Calls<DecodeAnswer>();
	const ready = Promise.withResolvers<void>();
	let closed = false;
	let deadline: NodeJS.Timeout | undefined;
	let worker = start();

	function start(): Worker {
		const started = new Worker(new URL('./worker.ts', import.meta.url), {
			workerData: { retentionDays: options.retentionDays } satisfies DecodeThreadSettings,
			resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
		});
		let isReady = false;
		let reason = 'it ended';
		started.on('message', (message: DecodeThreadMessage) => {
			if (message === 'ready') {
				isReady = true;
				ready.resolve();
				return;
			}
			calls.answer(message.id, message.answer);
			watch();
		});
		started.on('error', (error) => {
			reason = error instanceof Error ? error.message : String(error);
		});
		started.on('exit', () => {
			calls.failAll(new Error(`the decode thread died: ${reason}`));
			watch();
			if (closed) return;
			if (!isReady) ready.reject(new Error(`a decode thread can't start: ${reason}`));
			options.onDeath(reason);
			if (isReady) worker = start();
		});
		return started;
	}

	/** The clock runs while a job does, and starts again with every answer. */
	function watch(): void {
		clearTimeout(deadline);
		if (calls.size > 0) deadline = setTimeout(() => void worker.terminate(), options.jobDeadlineMs);
	}

	await ready.promise;
	return {
		load: () => calls.size,
		run: (job) => {
			const { id, answer } = calls.open();
			worker.postMessage({ id, job }, [job.body.buffer]);
			if (calls.size === 1) watch();
			return answer;
		},
		close: async () => {
			closed = true;
			clearTimeout(deadline);
			await worker.terminate();
		},
	};
}
