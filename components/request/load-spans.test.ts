import { afterEach, expect, test, vi } from 'vitest';
import { drawTrace } from '../../lib/testing/draw-trace.ts';
import { assemble } from '../../lib/trace/assemble.ts';
import { mainCriticalPath } from '../../lib/view/main-critical-path.ts';
import { spanPasses } from '../../lib/view/span-passes.ts';
import { encodeSpanColumns } from '../../lib/wire/span-columns/encode.ts';
import { loadSpans } from './load-spans.ts';
import type { SpansAnswer, SpansQuestion } from './spans-message.ts';

const { spans } = assemble(drawTrace('web GET /play 0-90\n  auth check 5-20\n  drm license 20-85').batch);
const QUESTION: SpansQuestion = { address: 'http://site/spans', duration: 90e6, culprit: -1 };

/** A worker that does one thing when it is asked. */
function workerThat(act: (worker: EventTarget) => void) {
	return class extends EventTarget {
		postMessage() {
			queueMicrotask(() => act(this));
		}
		terminate() {}
	};
}

const answers = (answer: SpansAnswer) =>
	workerThat((worker) =>
		worker.dispatchEvent(new MessageEvent('message', { data: structuredClone(answer) })),
	);

function load() {
	return loadSpans(QUESTION, new AbortController().signal);
}

afterEach(() => vi.unstubAllGlobals());

test('the table of the worker is the table that was sent, its passes known', async () => {
	const { ids, ...columns } = spans;
	const passes = spanPasses(spans, QUESTION);
	vi.stubGlobal('Worker', answers({ columns, ids: ids.join(''), passes }));
	const table = await load();
	expect(table.ids).toEqual(spans.ids);
	expect(table.starts).toEqual(spans.starts);
	expect(mainCriticalPath(table).parts.get(1)).toEqual(mainCriticalPath(spans).parts.get(1));
});

test('without workers, and where one breaks, the page reads the spans itself', async () => {
	vi.stubGlobal('fetch', async () => new Response(encodeSpanColumns(spans)));
	vi.stubGlobal('Worker', undefined);
	expect((await load()).ids).toEqual(spans.ids);
	vi.stubGlobal(
		'Worker',
		workerThat((worker) => worker.dispatchEvent(new Event('error'))),
	);
	expect((await load()).ids).toEqual(spans.ids);
});

test('an answer that can not be read is an error, in the worker as on the page', async () => {
	vi.stubGlobal('Worker', answers({ failed: '503 Service Unavailable' }));
	await expect(load()).rejects.toThrow('503');
	vi.stubGlobal('Worker', undefined);
	vi.stubGlobal('fetch', async () => new Response('', { status: 404, statusText: 'Not Found' }));
	await expect(load()).rejects.toThrow('404');
});
