import { firstPaint } from '../../../lib/view/spans/first-paint.ts';
import { buffersOf } from '../../../lib/view/spans/row-columns.ts';
import { analyseSpans } from '../../../lib/view/spans/span-analysis.ts';
import { type SpanQueries, createSpanQueries } from '../../../lib/view/spans/span-queries.ts';
import { readSpans } from './local.ts';
import type { Asked, FromWorker, OpenSpans, ToWorker } from './protocol.ts';

/** Reads and decodes the spans, and takes every look at all of them, so that the page never has to. */
let works: SpanQueries | undefined;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
	const failed = (error: unknown) => {
		const why = error instanceof Error ? error.message : String(error);
		postMessage({ ...('number' in data ? { number: data.number } : {}), failed: why } satisfies FromWorker);
	};
	if ('open' in data) open(data.open).catch(failed);
	else
		try {
			answer(data);
		} catch (error) {
			failed(error);
		}
});

async function open({ address, facts, drawing }: OpenSpans): Promise<void> {
	const spans = await readSpans(address);
	works = createSpanQueries(spans, facts);
	const passes = analyseSpans(spans, facts);
	const known = structuredClone(firstPaint(spans, works, facts, drawing));
	const { ids, ...own } = spans;
	const columns = structuredClone(own);
	const buffers = [columns.starts, passes.critical.own, passes.critical.ends, passes.critical.times].map(
		({ buffer }) => buffer,
	);
	for (const [work, , found] of known)
		if (work === 'rows') buffers.push(...buffersOf(found.columns), found.matches.buffer);
	send({ opened: { columns, ids: ids.join(''), passes, known } }, buffers);
}

function answer({ number, ...asked }: Asked): void {
	if (!works) throw new Error('nothing was opened');
	switch (asked.work) {
		case 'rows': {
			const found = structuredClone(works.rows(asked.question));
			return send({ number, answer: found }, [...buffersOf(found.columns), found.matches.buffer]);
		}
		case 'order': {
			const found = works.order(asked.question);
			return send({ number, answer: found }, [found.buffer]);
		}
		case 'strip':
			return send({ number, answer: works.strip(asked.question) });
		case 'lanes':
			return send({ number, answer: works.lanes(asked.question) });
	}
}

function send(message: FromWorker, buffers: readonly ArrayBufferLike[] = []): void {
	postMessage(message, { transfer: buffers.filter((buffer) => buffer instanceof ArrayBuffer) });
}
