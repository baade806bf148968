import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SpanRow } from '../../../lib/columns/rows.ts';
import { bytesToHex } from '../../../lib/columns/hex.ts';
import type { TraceId } from '../../../lib/model/ids.ts';
import { KIND } from '../../../lib/model/span-kind.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import type { SampledRequests } from '../../../lib/ports/analytics/request-samples.ts';
import { learnFromSample } from '../../../lib/usecases/request/sample-kind.ts';
import { type OwnedStore, openOwnedStore } from '../../wiring.ts';
import { fresh, freshIds, makeSpan, NOW, OPTIONS, put, putLogs, SECOND } from '../testing/store-rig.ts';
import { createRequestSamples } from './request-samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-samples-'));
const env = {
	DUPIN_DATA_DIR: folder,
	DUPIN_CLICKHOUSE_PORT: '0',
	DUPIN_CLICKHOUSE_URL: process.env.DUPIN_CLICKHOUSE_URL,
	DUPIN_CLICKHOUSE_DATABASE: `samples_${process.pid}`,
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

interface Route {
	readonly app: string;
	readonly route: string;
	readonly more?: Partial<SpanRow>;
}

/** Requests of a route behind a first span that all routes share, so many seconds ago. */
async function requests(of: Route, secondsAgo: readonly bigint[]): Promise<string[]> {
	const made = secondsAgo.map((ago) => request(of, ago));
	await put(
		store,
		made.flatMap(({ spans }) => spans),
	);
	await putLogs(
		store,
		made.map(({ line }) => line),
	);
	return made.map(({ traceId }) => traceId);
}

function request({ app, route, more }: Route, secondsAgo: bigint) {
	const startTime = NOW - secondsAgo * SECOND;
	const root = makeSpan({ service: app, name: '/*', kind: KIND.server, startTime, ...more });
	const { spanId } = freshIds();
	const below = makeSpan({
		traceId: root.traceId,
		spanId,
		parentSpanId: root.spanId,
		service: `${app}-${route}`,
		name: `GET /${route}`,
		kind: KIND.server,
		startTime,
	});
	const line = {
		time: startTime,
		traceId: root.traceId,
		spanId,
		service: below.service,
		body: `${route} served`,
	};
	return { traceId: root.traceId, spans: [root, below], line };
}

function sample(app: string, route: string, not: string, limit = 100) {
	return createRequestSamples(store.client).sample(
		{
			root: { service: app, operation: '/*', kind: KIND.server },
			passing: { service: `${app}-${route}`, operation: `GET /${route}`, kind: KIND.server },
			at: unixNanos(NOW),
			not: not as TraceId,
			limit,
		},
		OPTIONS,
	);
}

const seconds = (count: number) => Array.from({ length: count }, (_, i) => BigInt(i));
const idsOf = ({ batch }: SampledRequests) =>
	[
		...new Set(Array.from({ length: batch.length }, (_, row) => bytesToHex(batch.traceIds, row * 16, 16))),
	].sort();

test('requests of a kind come whole, with their lines, from this hour, the one before and days before', async () => {
	const app = fresh('gateway');
	const [self = '', ...others] = await requests({ app, route: 'order' }, [0n, 20n, 24n * 3600n]);
	await requests({ app, route: 'price' }, [10n]);
	const found = await sample(app, 'order', self);
	expect(idsOf(found)).toEqual(others.sort());
	expect(found.batch.length).toBe(4);
	expect(found.records.map(({ message, spanId }) => [message, spanId !== undefined])).toEqual([
		['order served', true],
		['order served', true],
	]);
});

test('a kind is learned from what is sampled, and who failed by its code teaches nothing', async () => {
	const app = fresh('gateway');
	await requests({ app, route: 'order' }, seconds(24));
	const failed = { attributes: { 'http.response.status_code': 500 } };
	await requests({ app, route: 'order', more: failed }, seconds(5));
	const found = await sample(app, 'order', '');
	expect(idsOf(found)).toHaveLength(29);
	expect(learnFromSample(found)?.requests).toBe(24);
});

test('no more requests than asked for, and none of a root that nobody sent', async () => {
	const app = fresh('gateway');
	await requests({ app, route: 'order' }, seconds(6));
	expect(idsOf(await sample(app, 'order', '', 4))).toHaveLength(4);
	expect((await sample(fresh('nobody'), 'order', '')).batch.length).toBe(0);
});
