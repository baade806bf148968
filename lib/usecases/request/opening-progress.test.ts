import { expect, test } from 'vitest';
import type { TraceId } from '../../model/ids.ts';
import { DRAWN_TRACE_ID, drawTrace } from '../../testing/draw/draw-trace.ts';
import { createRequestCache } from './request-cache.ts';
import { openingProgress } from './opening-progress.ts';
import { DEAD, logStoreOf, source, testPorts, traceStoreOf } from '../testing/sources.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

const ID = DRAWN_TRACE_ID as TraceId;

test('steps of an opening are told with real counts, source after source, and end with it', async () => {
	const logs = Promise.withResolvers<undefined>();
	const owners = Promise.withResolvers<undefined>();
	const ports = testPorts({
		traceStores: [traceStoreOf(drawTrace('web GET /play 0-90').batch)],
		logStores: [
			DEAD,
			{
				...logStoreOf([], 'slow'),
				readByTrace: async () => logs.promise.then(() => ({ records: [], total: 0 })),
			},
		],
		ownerDirectories: [
			{
				...source('owners'),
				owners: async () => owners.promise.then(() => ({ owners: new Map(), stale: '' })),
			},
		],
	});
	const opened = createRequestCache(ports);
	const steps = () =>
		openingProgress(ports, opened.answered(asking, ID)).steps.map(({ words, state }) =>
			`${state}: ${words}`.replace(/, \d+(\.\d+)? ms$/, ''),
		);
	expect(steps()).toEqual([]);
	const opening = opened.open(asking, ID);
	await expect
		.poll(steps)
		.toEqual([
			'done: Found the trace, 1 span',
			'now: Reading logs, 1 of 2 sources answered',
			'next: Looking up what is usual and who owns what',
			'next: Putting it together',
		]);
	logs.resolve(undefined);
	await expect
		.poll(steps)
		.toEqual([
			'done: Found the trace, 1 span',
			'done: Read 0 log lines',
			'now: Looking up what is usual and who owns what',
			'next: Putting it together',
		]);
	owners.resolve(undefined);
	await opening;
	expect(steps()).toEqual([]);
});
