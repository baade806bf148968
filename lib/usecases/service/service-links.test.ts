import { expect, test } from 'vitest';
import type { TraceQuery } from '../../model/search.ts';
import { SourceError } from '../../model/source-error.ts';
import { DRAWN_TRACE_ID, drawTrace } from '../../testing/draw/draw-trace.ts';
import { summaryOf } from '../request/summary-of.ts';
import { assemble } from '../../trace/assemble.ts';
import { createRequestCache } from '../request/request-cache.ts';
import { testAsking } from '../testing/asking.ts';
import { DEAD, testPorts, traceStoreOf } from '../testing/sources.ts';
import { serviceLinks } from './service-links.ts';

const { batch } = drawTrace('web GET /play 0-90\n  keys find 10-20');
const HOUR = 3_600_000_000_000n;

/** A store whose last request was two hours ago. */
const STORE = {
	...traceStoreOf(batch),
	search: async ({ from, to }: TraceQuery) => ({
		requests: to - from > HOUR ? [summaryOf(assemble(batch))] : [],
		total: 0,
		totalIsExact: true,
		nextCursor: undefined,
	}),
};

test.each([
	['alone', []],
	['beside a store that is dead', [DEAD]],
	[
		'beside a store that turns searches down',
		[
			{
				...traceStoreOf(batch, 0, 'opened'),
				capabilities: {},
				search: async () => {
					throw new SourceError('opened', 'unsupported', 'no');
				},
			},
		],
	],
])('a span to try links on is found further back, %s', async (_, others) => {
	const ports = testPorts({ traceStores: [...others, STORE] });
	const { example } = await serviceLinks(testAsking(), ports, createRequestCache(ports), 'keys');
	expect(example?.traceId).toBe(DRAWN_TRACE_ID);
});
