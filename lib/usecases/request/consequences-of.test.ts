import { expect, test } from 'vitest';
import { DRAWN_TRACE_ID, drawTrace } from '../../testing/draw/draw-trace.ts';
import { recordsOf } from '../../logs/records-of.ts';
import type { TraceId } from '../../model/ids.ts';
import { openRequest } from './open-request.ts';
import { logStoreOf, testPorts, traceStoreOf } from '../testing/sources.ts';
import { presentRequest } from './present-request.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

async function cameOf(drawing: string): Promise<readonly string[]> {
	const drawn = drawTrace(drawing);
	const ports = testPorts({
		traceStores: [traceStoreOf(drawn.batch)],
		logStores: [logStoreOf(recordsOf(drawn.logs, 'logs'))],
	});
	const opening = await openRequest(asking, ports, DRAWN_TRACE_ID as TraceId);
	if (!opening.found) throw new Error('not found');
	return presentRequest(opening.request).consequences.map(
		({ offsetNanos, words }) => `${offsetNanos / 1e6} ${words}`,
	);
}

test('work that ran apart: the failure for good, what others warned of afterwards, how the whole ended', async () => {
	expect(
		await cameOf(`
flow    package          0-1000
  encode  encode         10-600 [kind consumer]
    encode  chunk 17     10-100 [error: out of memory] [kind consumer] [log warn: nearly full]
    encode  chunk 17     120-300 [error: out of memory] [kind consumer]
  publish publish        700-900 [kind consumer] [log warn: published 13 of 14]
`),
	).toEqual([
		'300 chunk 17 failed twice',
		'900 publish: published 13 of 14',
		'1000 flow ended without an error',
	]);
});

test('where a caller waited there is nothing to tell beside the failing path', async () => {
	expect(
		await cameOf(`
web   GET /play  0-100 [error]
  drm license  5-80 [error: no key] [log warn: late]
`),
	).toEqual([]);
});
