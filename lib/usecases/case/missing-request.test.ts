import { expect, test } from 'vitest';
import type { TraceId } from '../../model/ids.ts';
import { fromMillis } from '../../model/time.ts';
import { missingRequest } from './missing-request.ts';
import { testPorts } from '../testing/sources.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

const ID = '7f3c9a51e2b84d06a1c45be9d07f2e38' as TraceId;
const OPENED = {
	traceId: ID,
	openedAt: fromMillis(1_790_000_000_000),
	startTime: fromMillis(1_789_000_000_000),
	durationNanos: 1,
	state: 'failed',
	sentence: 'keys answered 404',
	rootService: 'tv',
	route: 'GET /play',
} as const;

function portsWith(recent: () => Promise<readonly (typeof OPENED)[]>) {
	const ports = testPorts();
	return { ...ports, appStore: { ...ports.appStore, recent } };
}

test('what was opened here before is told as it was then; what is nearly its ID is offered', async () => {
	const ports = portsWith(async () => [OPENED]);
	const same = await missingRequest(asking, ports, ID, ID);
	expect(same).toMatchObject({ known: { sentence: 'keys answered 404', route: 'GET /play' }, close: [] });
	const typo = `${ID.slice(0, -1)}9`;
	const other = await missingRequest(asking, ports, typo.toUpperCase(), typo as TraceId);
	expect(other).toMatchObject({ known: null, close: [{ traceId: ID, like: 'one character differs' }] });
	const cut = await missingRequest(asking, ports, `${ID}ffff`, undefined);
	expect(cut.close).toMatchObject([{ traceId: ID, like: 'the one asked for is longer' }]);
});

test('an app store and an archive that are broken leave nothing, and no error', async () => {
	const dead = () => Promise.reject(new Error('no such file'));
	const ports = portsWith(dead);
	const broken = { ...ports, cases: { ...ports.cases, ofTrace: dead } };
	expect(await missingRequest(asking, broken, ID, ID)).toEqual({ known: null, cases: [], close: [] });
});
