import { expect, test } from 'vitest';
import type { TraceId } from '../../model/ids.ts';
import { DRAWN_TRACE_ID, drawTrace } from '../../testing/draw/draw-trace.ts';
import { openRequest } from '../../usecases/request/open-request.ts';
import { DEAD, logStoreOf, testPorts, traceStoreOf } from '../../usecases/testing/sources.ts';
import { presentRequest } from '../../usecases/request/present-request.ts';
import { newsOf } from './report-changes.ts';
import { sourceTroubles } from './source-trouble.ts';
import { testAsking } from '../../usecases/testing/asking.ts';

const asking = testAsking();

const drawn = drawTrace(`
web GET /play 0-90 [error]
  drm license 5-80 [error: no key]
`);

async function reportWith(ports: Parameters<typeof testPorts>[0]) {
	const opening = await openRequest(
		asking,
		testPorts({ traceStores: [traceStoreOf(drawn.batch)], ...ports }),
		DRAWN_TRACE_ID as TraceId,
	);
	if (!opening.found) throw new Error('not found');
	return presentRequest(opening.request);
}

test('a source that does not answer is named with what it means for the verdict, and its coming back is news', async () => {
	const down = await reportWith({ logStores: [DEAD], anomalySources: [DEAD], ownerDirectories: [DEAD] });
	expect(sourceTroubles(down).map(({ name, reason, rests }) => [name, reason, rests])).toEqual([
		['dead logs', 'no route to it', 'The verdict does not rest on its lines; they could make it surer.'],
		['dead baselines', 'no route to it', 'The verdict does not rest on it.'],
		['dead owners', 'no route to it', 'The verdict does not rest on it.'],
	]);
	const up = await reportWith({
		logStores: [{ ...logStoreOf([]), name: 'dead' }],
		anomalySources: [DEAD],
		ownerDirectories: [DEAD],
	});
	expect(sourceTroubles(up)).toHaveLength(2);
	expect(newsOf(down, up)).toEqual(['dead logs answer again']);
	expect(newsOf(up, up)).toEqual([]);
});

test('of two sources of one name, one that comes back is news and the other stays in trouble', async () => {
	const first = { ...DEAD, id: 'first' };
	const down = await reportWith({ logStores: [first, { ...DEAD, id: 'second' }] });
	expect(new Set(sourceTroubles(down).map(({ key }) => key)).size).toBe(2);
	const up = await reportWith({ logStores: [first, { ...logStoreOf([]), name: 'dead', id: 'second' }] });
	expect(newsOf(down, up)).toEqual(['dead logs answer again']);
	expect(sourceTroubles(up)).toHaveLength(1);
});
