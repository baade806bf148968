import { expect, test, vi } from 'vitest';
import { drawTable } from '../../../lib/view/testing/table.ts';
import { createSpanQueries } from '../../../lib/view/spans/span-queries.ts';
import { workerSpans } from './worker.ts';

const table = drawTable('web GET /play 0-90\n  auth check 5-20\n  drm license 20-85');
const FACTS = { duration: 90e6, culprit: -1, reasons: [] };
const ALL = { mode: 'all', toggled: new Set<string>(), filter: '', wanted: -1 } as const;

vi.mock('../../../lib/view/spans/span-queries.ts', { spy: true });

/** A page whose worker refuses every question, so that it has to answer by itself. */
function setup() {
	const worker = new EventTarget() as Worker;
	worker.postMessage = ({ number }: { number: number }) =>
		queueMicrotask(() =>
			worker.dispatchEvent(new MessageEvent('message', { data: { number, failed: 'out of memory' } })),
		);
	const { ids, ...columns } = table;
	const opened = { columns, ids: ids.join(''), passes: undefined, known: [] };
	return workerSpans(worker, opened as unknown as Parameters<typeof workerSpans>[1], FACTS);
}

test('a question that failed is asked anew by whoever asks again', async () => {
	const { ask } = setup();
	vi.mocked(createSpanQueries).mockImplementationOnce(() => {
		throw new Error('no memory here either');
	});
	await expect(ask('rows', ALL)).rejects.toThrow('no memory here either');
	expect(await ask('rows', ALL)).toEqual(createSpanQueries(table, FACTS).rows(ALL));
});

test('what a worker can not answer, the page answers, once', async () => {
	const { ask } = setup();
	const first = ask('rows', ALL);
	expect(ask('rows', { ...ALL })).toBe(first);
	const answer = await first;
	expect(ask('rows', ALL)).toBe(answer);
});
