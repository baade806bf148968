import { afterEach, expect, test, vi } from 'vitest';
import { drawTrace } from '../../../lib/testing/draw/draw-trace.ts';
import { assemble } from '../../../lib/trace/assemble.ts';
import { firstPaint } from '../../../lib/view/spans/first-paint.ts';
import { mainCriticalPath } from '../../../lib/view/spans/main-critical-path.ts';
import { analyseSpans } from '../../../lib/view/spans/span-analysis.ts';
import { createSpanQueries } from '../../../lib/view/spans/span-queries.ts';
import { encodeSpanColumns } from '../../../lib/api/span-columns/encode.ts';
import { loadSpans } from './load.ts';
import { firstDrawing } from '../model/report-facts.ts';
import { DEFAULT_VIEW } from '../model/request-store.ts';
import type { FromWorker, OpenSpans, ToWorker } from './protocol.ts';

const { spans } = assemble(drawTrace('web GET /play 0-90\n  auth check 5-20\n  drm license 20-85').batch);
const facts = { duration: 90e6, culprit: -1, reasons: [] };
const OPEN: OpenSpans = { address: 'http://site/spans', facts, drawing: firstDrawing(DEFAULT_VIEW) };
const works = createSpanQueries(spans, facts);

/** A worker that does one thing with what it is told. */
function workerThat(act: (worker: EventTarget, told: ToWorker) => void) {
	return class extends EventTarget {
		postMessage(told: ToWorker) {
			queueMicrotask(() => act(this, structuredClone(told)));
		}
		terminate() {}
	};
}

const say = (worker: EventTarget, data: FromWorker) =>
	worker.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));

function opened(): FromWorker {
	const { ids, ...columns } = spans;
	const known = firstPaint(spans, works, facts, OPEN.drawing);
	return { opened: { columns, ids: ids.join(''), passes: analyseSpans(spans, facts), known } };
}

function load() {
	return loadSpans(OPEN, new AbortController().signal);
}

const ALL = { mode: 'all', toggled: new Set<string>(), filter: 'auth', wanted: -1 } as const;

afterEach(() => vi.unstubAllGlobals());

test('the table of the worker is the table that was sent, its passes and first rows known', async () => {
	vi.stubGlobal(
		'Worker',
		workerThat((worker) => say(worker, opened())),
	);
	const { table, ids, ask } = await load();
	expect(spans.ids.map((_, row) => ids.at(row))).toEqual(spans.ids);
	expect(spans.ids.map((id) => ids.indexOf(id))).toEqual([0, 1, 2]);
	expect([ids.at(3), ids.at(-1), ids.indexOf('f'.repeat(16) as (typeof spans.ids)[number])]).toEqual([
		undefined,
		undefined,
		-1,
	]);
	expect(table.starts).toEqual(spans.starts);
	expect(mainCriticalPath(table).parts.get(1)).toEqual(mainCriticalPath(spans).parts.get(1));
	expect(ask('rows', OPEN.drawing.choice)).toEqual(works.rows(OPEN.drawing.choice));
});

test('a later question goes to the worker once, and its answer is known from then on', async () => {
	const told: ToWorker[] = [];
	vi.stubGlobal(
		'Worker',
		workerThat((worker, message) => {
			told.push(message);
			if ('open' in message) say(worker, opened());
			else if (message.work === 'rows')
				say(worker, { number: message.number, answer: works.rows(message.question) });
		}),
	);
	const { ask } = await load();
	const [first, second] = [ask('rows', ALL), ask('rows', { ...ALL, toggled: new Set() })];
	expect(first).toBe(second);
	expect(await first).toEqual(works.rows(ALL));
	expect(ask('rows', ALL)).toEqual(works.rows(ALL));
	expect(told.length).toBe(2);
});

test('a worker that breaks later costs time, not the answer', async () => {
	vi.stubGlobal(
		'Worker',
		workerThat((worker, message) => {
			if ('open' in message) say(worker, opened());
			else worker.dispatchEvent(new Event('error'));
		}),
	);
	const { ask } = await load();
	expect(await ask('rows', ALL)).toEqual(works.rows(ALL));
	const order = { filter: '', order: 'took', clock: 'corrected' } as const;
	expect(await ask('order', order)).toEqual(works.order(order));
});

test('without workers, and where one breaks at the start, the page reads the spans itself', async () => {
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
	vi.stubGlobal(
		'Worker',
		workerThat((worker) => say(worker, { failed: '503 Service Unavailable' })),
	);
	await expect(load()).rejects.toThrow('503');
	vi.stubGlobal('Worker', undefined);
	vi.stubGlobal('fetch', async () => new Response('', { status: 404, statusText: 'Not Found' }));
	await expect(load()).rejects.toThrow('404');
});
