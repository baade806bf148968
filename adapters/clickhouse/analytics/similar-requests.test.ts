import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TraceId } from '../../../lib/model/ids.ts';
import { KIND } from '../../../lib/model/span-kind.ts';
import { SPAN_FLAG } from '../../../lib/model/span-batch.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import type { SimilarRequestQuery } from '../../../lib/ports/analytics/similar-requests.ts';
import { type OwnedStore, openOwnedStore } from '../../wiring.ts';
import { createPartnerSource } from './similar-requests.ts';
import { fresh, freshIds, makeSpan, NOW, OPTIONS, put, SECOND } from '../testing/store-rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-partners-'));
const env = {
	DUPIN_DATA_DIR: folder,
	DUPIN_CLICKHOUSE_PORT: '0',
	DUPIN_CLICKHOUSE_URL: process.env.DUPIN_CLICKHOUSE_URL,
	DUPIN_CLICKHOUSE_DATABASE: `partners_${process.pid}`,
};
let store: OwnedStore;

beforeAll(async () => {
	store = await openOwnedStore(env);
});
afterAll(async () => {
	await store.client.command(`DROP DATABASE ${env.DUPIN_CLICKHOUSE_DATABASE}`);
	await store.close();
	rmSync(folder, { recursive: true });
});

function partners(service: string, not: string, more: Partial<SimilarRequestQuery> = {}) {
	const query: SimilarRequestQuery = {
		rootService: service,
		rootOperation: 'GET /play',
		status: 'ok',
		around: unixNanos(NOW),
		withinNanos: 3_600n * SECOND,
		not: not as TraceId,
		limit: 10,
		...more,
	};
	return createPartnerSource(store.client).find(query, OPTIONS);
}

test('requests with the same first span that went well, nearest first, with what they tell of themselves', async () => {
	const app = fresh('app');
	const root = (seconds: bigint, more: Parameters<typeof makeSpan>[0] = {}) =>
		makeSpan({ service: app, startTime: NOW + seconds * SECOND, ...more });
	const [self, near, far] = [root(0n), root(-3n, { attributes: { 'app.version': '9.14' } }), root(60n)];
	const failsBelow = root(1n);
	const otherRoute = root(1n, { name: 'GET /search' });
	const tooFar = root(7_200n);
	const below = { ...makeSpan({ service: fresh('drm'), statusCode: 2 }), parentSpanId: failsBelow.spanId };
	await put(store, [
		self,
		{ ...near, resource: { 'cloud.region': 'eu-west-1' } },
		far,
		failsBelow,
		{ ...below, traceId: failsBelow.traceId, spanId: freshIds().spanId, startTime: NOW + SECOND },
		otherRoute,
		tooFar,
	]);
	const found = await partners(app, self.traceId);
	expect(found.map((one) => one.traceId)).toEqual([near.traceId, far.traceId]);
	expect(found[0]?.startTime).toBe(NOW - 3n * SECOND);
	expect(found[0]?.durationNanos).toBe(5_000_000);
	expect(found[0]?.settings.get('app.version')).toBe('9.14');
	expect(found[0]?.settings.get('cloud.region')).toBe('eu-west-1');
	const failed = await partners(app, self.traceId, { status: 'error' });
	expect(failed.map((one) => one.traceId)).toEqual([failsBelow.traceId]);
});

test('of a first call whose halves share an ID the client’s half is the first span', async () => {
	const [app, web] = [fresh('app'), fresh('web')];
	const request = (startTime: bigint) => {
		const call = makeSpan({ service: app, startTime, kind: KIND.client });
		return [call, { ...call, service: web, name: 'zz', kind: KIND.server, flags: SPAN_FLAG.shared }] as const;
	};
	const [self, other] = [request(NOW), request(NOW + SECOND)];
	await put(store, [...self, ...other]);
	expect((await partners(app, self[0].traceId)).map((one) => one.traceId)).toEqual([other[0].traceId]);
});

test('none is no error', async () => {
	expect(await partners(fresh('nobody'), freshIds().traceId)).toEqual([]);
});
