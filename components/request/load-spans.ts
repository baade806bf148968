import type { SpanTable } from '../../lib/model/trace.ts';
import { readSpans } from './read-spans.ts';
import { type SpansAnswer, type SpansQuestion, tableFrom } from './spans-message.ts';

/** The worker itself did not start or broke: the page can still do its work. */
class NoWorker extends Error {}

/** The spans of a request, read and looked through in a worker; on the page itself where workers don't run. */
export async function loadSpans(question: SpansQuestion, signal: AbortSignal): Promise<SpanTable> {
	const spans = await inWorker(question, signal).catch((error: unknown) => {
		if (error instanceof NoWorker) return readSpans(question.address, signal);
		throw error;
	});
	performance.mark('dupin:spans');
	return spans;
}

async function inWorker(question: SpansQuestion, signal: AbortSignal): Promise<SpanTable> {
	const worker = startWorker();
	return new Promise<SpanTable>((resolve, reject) => {
		const stop = () => reject(new DOMException('no longer wanted', 'AbortError'));
		signal.addEventListener('abort', stop, { once: true });
		worker.addEventListener('error', () => reject(new NoWorker()));
		worker.addEventListener('messageerror', () => reject(new NoWorker()));
		worker.addEventListener('message', ({ data }: MessageEvent<SpansAnswer>) => {
			if ('failed' in data) reject(new Error(data.failed));
			else resolve(tableFrom(data));
		});
		worker.postMessage(question);
	}).finally(() => worker.terminate());
}

function startWorker(): Worker {
	try {
		return new Worker(new URL('./spans.worker.ts', import.meta.url));
	} catch {
		throw new NoWorker();
	}
}
