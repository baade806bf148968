import { LRUCache } from 'lru-cache';
import type { SpanId } from '../../../lib/model/ids.ts';
import type { SpanTable } from '../../../lib/model/trace.ts';
import type { ReportFacts } from '../../../lib/view/spans/span-analysis.ts';
import {
	type SpanAnswers,
	type SpanQuestions,
	questionKey,
	createSpanQueries,
	type SpanQueryName,
} from '../../../lib/view/spans/span-queries.ts';
import type { RequestSpans } from './client.ts';
import { type FromWorker, idsIn, type OpenedSpans } from './protocol.ts';

/** Answers kept. One about rows takes up to 18 bytes a span, the others are small. */
const KEPT: { readonly [W in SpanQueryName]: number } = { rows: 4, strip: 200, lanes: 4, order: 2 };

type Kept = { readonly [W in SpanQueryName]: LRUCache<string, SpanAnswers[W] | Promise<SpanAnswers[W]>> };

/** Spans whose questions a worker answers. Should it break, the page goes on by itself: slower, and as true. */
export function workerSpans(worker: Worker, opened: OpenedSpans, facts: ReportFacts): RequestSpans {
	const { columns } = opened;
	const ids = idsIn(opened.ids);
	const kept: Kept = {
		rows: new LRUCache({ max: KEPT.rows }),
		strip: new LRUCache({ max: KEPT.strip }),
		lanes: new LRUCache({ max: KEPT.lanes }),
		order: new LRUCache({ max: KEPT.order }),
	};
	const know = <W extends SpanQueryName>(work: W, key: string, answer: SpanAnswers[W]) =>
		kept[work].set(key, answer);
	for (const [work, key, answer] of opened.known) know(work, key, answer as SpanAnswers[typeof work]);
	const ask = questions(worker);
	let here: ReturnType<typeof createSpanQueries> | undefined;
	const askHere = <W extends SpanQueryName>(work: W, question: SpanQuestions[W]): SpanAnswers[W] => {
		here ??= createSpanQueries(wholeTable(opened), facts);
		return here[work](question);
	};
	return {
		table: columns,
		ids,
		ask(work, question) {
			const key = questionKey(work, question);
			const before = kept[work].get(key);
			if (before !== undefined) return before;
			const answer = ask(work, question)
				.catch(() => askHere(work, question))
				.then(
					(found) => {
						kept[work].set(key, found);
						return found;
					},
					(error: unknown) => {
						// What failed is not known: whoever asks again is answered anew.
						kept[work].delete(key);
						throw error;
					},
				);
			kept[work].set(key, answer);
			return answer;
		},
		ahead: true,
		close: () => worker.terminate(),
	};
}

/** Puts questions to the worker, and hands each answer to who asked. */
function questions(worker: Worker) {
	const open = new Map<number, PromiseWithResolvers<SpanAnswers[SpanQueryName]>>();
	let asked = 0;
	let broken = false;
	const giveUp = () => {
		broken = true;
		for (const { reject } of open.values()) reject(new Error('the worker broke'));
		open.clear();
	};
	worker.addEventListener('error', giveUp);
	worker.addEventListener('messageerror', giveUp);
	worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
		if ('opened' in data || data.number === undefined) return;
		const waiting = open.get(data.number);
		open.delete(data.number);
		if ('failed' in data) waiting?.reject(new Error(data.failed));
		else waiting?.resolve(data.answer);
	});
	return async <W extends SpanQueryName>(work: W, question: SpanQuestions[W]): Promise<SpanAnswers[W]> => {
		if (broken) throw new Error('the worker broke');
		const number = asked++;
		const waiting = Promise.withResolvers<SpanAnswers[SpanQueryName]>();
		open.set(number, waiting);
		worker.postMessage({ number, work, question });
		// The worker answers a question in its own kind.
		return (await waiting.promise) as SpanAnswers[W];
	};
}

function wholeTable({ columns, ids }: OpenedSpans): SpanTable {
	const found = idsIn(ids);
	return {
		...columns,
		ids: Array.from({ length: columns.length }, (_, row) => found.at(row) ?? ('' as SpanId)),
	};
}
