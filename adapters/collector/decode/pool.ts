import type { DecodeAnswer, DecodeJob } from './protocol.ts';
import { type DecodeThread, type DecodeThreadOptions, startDecodeThread } from './thread.ts';

export interface DecodePool {
	/** Rejects when the thread that had the job died, or when there is none: a passing fault. */
	decode(job: DecodeJob): Promise<DecodeAnswer>;
	/** Whether any thread can take a job. */
	ready(): boolean;
	close(): Promise<void>;
}

export interface DecodePoolOptions extends Omit<DecodeThreadOptions, 'onChange'> {
	readonly threads: number;
}

interface Queued {
	readonly job: DecodeJob;
	readonly resolve: (answer: DecodeAnswer) => void;
	readonly reject: (error: Error) => void;
}

/** Two jobs a thread: one that runs, and one that is there when it ends. The rest waits in the queue. */
const JOBS_PER_THREAD = 2;

/** A few threads that decode. One that dies is replaced; only the jobs it had are lost. */
export async function startDecodePool(options: DecodePoolOptions): Promise<DecodePool> {
	const queue: Queued[] = [];
	const threads: DecodeThread[] = [];
	const ready = () => threads.some((thread) => thread.load() < Infinity);
	const next = (): void => {
		if (!ready()) {
			for (const { reject } of queue.splice(0)) reject(new Error('no decode thread can be started'));
			return;
		}
		for (let load = 0; load < JOBS_PER_THREAD; load++) {
			for (const thread of threads) {
				if (thread.load() > load) continue;
				const queued = queue.shift();
				if (!queued) return;
				void thread.run(queued.job).then(queued.resolve, queued.reject).finally(next);
			}
		}
	};
	const withNext = { ...options, onChange: next };
	threads.push(
		...(await Promise.all(Array.from({ length: options.threads }, () => startDecodeThread(withNext)))),
	);
	return {
		ready,
		decode: (job) =>
			new Promise((resolve, reject) => {
				queue.push({ job, resolve, reject });
				next();
			}),
		close: async () => {
			for (const { reject } of queue.splice(0)) reject(new Error('the collector is stopping'));
			await Promise.all(threads.map((thread) => thread.close()));
		},
	};
}
