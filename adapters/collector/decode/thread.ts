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

/** Starts a worker thread that has successors. Rejects if the first can't start. */
export async function startDecodeThread(options: DecodeThreadOptions): Promise<DecodeThread> {
	const thread = new LastingThread(options);
	await thread.ready;
	return thread;
}

/** One worker thread and its successors: the next is started when one dies, and tried again while it can't start. */
class LastingThread implements DecodeThread {
	readonly #options: DecodeThreadOptions;
	readonly #calls = new Calls<DecodeAnswer>();
	readonly #ready = Promise.withResolvers<void>();
	#closed = false;
	#alive = false;
	#failedStarts = 0;
	#deadline: NodeJS.Timeout | undefined;
	#retry: NodeJS.Timeout | undefined;
	#worker: Worker;

	constructor(options: DecodeThreadOptions) {
		this.#options = options;
		this.#worker = this.#start();
	}

	get ready(): Promise<void> {
		return this.#ready.promise;
	}

	load(): number {
		return this.#alive ? this.#calls.size : Infinity;
	}

	run(job: DecodeJob): Promise<DecodeAnswer> {
		const { id, answer } = this.#calls.open();
		this.#worker.postMessage({ id, job }, [job.body.buffer]);
		if (this.#calls.size === 1) this.#watch();
		return answer;
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#deadline);
		clearTimeout(this.#retry);
		await this.#worker.terminate();
	}

	#start(): Worker {
		return startWorker(this.#options, {
			ready: () => {
				this.#alive = true;
				this.#failedStarts = 0;
				this.#ready.resolve();
				this.#options.onChange();
			},
			answer: (id, answer) => {
				this.#calls.answer(id, answer);
				this.#watch();
			},
			ended: (reason) => this.#died(reason),
		});
	}

	#died(reason: string): void {
		const pauseMs = this.#alive ? 0 : this.#options.retryMs * 2 ** Math.min(this.#failedStarts++, 16);
		this.#alive = false;
		this.#calls.failAll(new Error(`the decode thread died: ${reason}`));
		clearTimeout(this.#deadline);
		if (this.#closed) return;
		this.#ready.reject(new Error(`a decode thread can't start: ${reason}`));
		this.#options.onDeath(reason);
		this.#options.onChange();
		this.#retry = setTimeout(
			() => {
				this.#worker = this.#start();
			},
			Math.min(LONGEST_RETRY_MS, pauseMs),
		);
	}

	/** The clock runs while a job does, and starts again with every answer. */
	#watch(): void {
		clearTimeout(this.#deadline);
		if (this.#calls.size > 0) this.#deadline = setTimeout(() => this.#tooSlow(), this.#options.jobDeadlineMs);
	}

	/** The oldest job is the one that ran: it is at fault. The others are lost with the thread and may come again. */
	#tooSlow(): void {
		const seconds = this.#options.jobDeadlineMs / 1000;
		const message = `The body takes more than ${seconds} s to read: send less at once`;
		this.#calls.answerOldest({ ok: false, status: 400, reason: TOO_SLOW, message });
		void this.#worker.terminate();
	}
}

function startWorker(options: DecodeThreadOptions, on: WorkerEvents): Worker {
	const worker = new Worker(options.file ?? new URL('./worker.ts', import.meta.url), {
		workerData: {
			retentionDays: options.retentionDays,
			codecModule: options.codecModule,
		} satisfies DecodeThreadSettings,
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
