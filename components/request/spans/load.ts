import { restoreAnalysis } from '../../../lib/view/spans/span-analysis.ts';
import { spansHere, type RequestSpans } from './client.ts';
import type { FromWorker, OpenSpans } from './protocol.ts';
import { workerSpans } from './worker.ts';

/** The worker itself did not start or broke: the page can still do its work. */
class NoWorker extends Error {}

/** The spans of a request, read and looked through in a worker; on the page itself where workers don't run. */
export async function loadSpans(open: OpenSpans, signal: AbortSignal): Promise<RequestSpans> {
	const spans = await inWorker(open, signal).catch(async (error: unknown) => {
		if (!(error instanceof NoWorker)) throw error;
		const { readSpans } = await import('./local.ts');
		return spansHere(await readSpans(open.address, signal), open.facts);
	});
	performance.mark('dupin:spans');
	return spans;
}

async function inWorker(open: OpenSpans, signal: AbortSignal): Promise<RequestSpans> {
	const worker = startWorker();
	return new Promise<RequestSpans>((resolve, reject) => {
		const stop = () => reject(new DOMException('no longer wanted', 'AbortError'));
		signal.addEventListener('abort', stop, { once: true });
		worker.addEventListener('error', () => reject(new NoWorker()), { once: true });
		worker.addEventListener('messageerror', () => reject(new NoWorker()), { once: true });
		const first = ({ data }: MessageEvent<FromWorker>) => {
			if ('failed' in data) reject(new Error(data.failed));
			else if ('opened' in data) {
				restoreAnalysis(data.opened.columns, data.opened.passes);
				resolve(workerSpans(worker, data.opened, open.facts));
			}
		};
		worker.addEventListener('message', first, { once: true });
		worker.postMessage({ open });
	}).catch((error: unknown) => {
		worker.terminate();
		throw error;
	});
}

function startWorker(): Worker {
	try {
		return new Worker(new URL('./spans.worker.ts', import.meta.url));
	} catch {
		throw new NoWorker();
	}
}
