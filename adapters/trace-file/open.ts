import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { deserialize } from 'node:v8';
import { SourceError } from '../../lib/model/source-error.ts';
import type { TraceFileAnswer, TraceFileReader } from '../../lib/ports/own/trace-file-reader.ts';
import type { ReadJob } from './job.ts';

const NAME = 'file reader';
/** Of the reading process: enough for the JSON of a file of 200 MB of spans. */
const HEAP_MB = 1_024;
/** Files that wait for their turn. */
const MAX_WAITING = 8;
/** From the project's folder, which all processes run in; a bundler must not look into it. */
const PROGRAM = join('adapters', 'trace-file', 'main.ts');

export interface ReaderOptions {
	/** The reading process is ended after this time. */
	readonly deadlineMs: number;
	readonly heapMb?: number;
}

/** Reads each file in a process of its own, one at a time. */
export function openTraceFileReader({ deadlineMs, heapMb = HEAP_MB }: ReaderOptions): TraceFileReader {
	let waiting = 0;
	let last: Promise<unknown> = Promise.resolve();
	return {
		read: async (bytes, name, now, { maxBytes, maxRows }, signal) => {
			if (waiting >= MAX_WAITING) throw new SourceError(NAME, 'limit', 'too many files at once, try again');
			const job: ReadJob = { name: name.slice(0, 200), now: String(now), maxBytes, maxRows };
			const turn = last.then(() => {
				if (signal.aborted) throw new SourceError(NAME, 'cancelled', 'nobody waits for the file');
				return readApart(bytes, job, signal, { deadlineMs, heapMb });
			});
			waiting++;
			last = turn.catch(() => {}).finally(() => waiting--);
			return turn;
		},
	};
}

async function readApart(
	bytes: Uint8Array,
	job: ReadJob,
	signal: AbortSignal,
	{ deadlineMs, heapMb }: Required<ReaderOptions>,
): Promise<TraceFileAnswer> {
	const args = [`--max-old-space-size=${heapMb}`, PROGRAM, JSON.stringify(job)];
	// Nothing is in its environment that a file could get at.
	const child = spawn(process.execPath, args, {
		env: { NODE_ENV: 'production' },
		stdio: ['pipe', 'pipe', 'ignore'],
	});
	const ended = new Promise<number | null>((resolve) => {
		child.once('error', () => resolve(-1));
		child.once('close', resolve);
	});
	const late = AbortSignal.timeout(deadlineMs);
	const stop = () => child.kill('SIGKILL');
	for (const end of [signal, late]) end.addEventListener('abort', stop, { once: true });
	try {
		// A process that ends early takes no more; what it said, or that it ended, is the answer.
		child.stdin.on('error', () => {});
		child.stdin.end(bytes);
		const [said, status] = await Promise.all([buffer(child.stdout), ended]);
		if (signal.aborted) throw new SourceError(NAME, 'cancelled', 'nobody waits for the file');
		if (late.aborted) return tooLarge(`${job.name} takes too long to read`);
		if (status !== 0) return tooLarge(`${job.name} holds more than can be read at once`);
		return deserialize(said) as TraceFileAnswer;
	} finally {
		for (const end of [signal, late]) end.removeEventListener('abort', stop);
	}
}

function tooLarge(message: string): TraceFileAnswer {
	return { ok: false, code: 'too-large', message };
}
