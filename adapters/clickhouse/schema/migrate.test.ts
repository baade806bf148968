import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { unixNanos } from '../../../lib/model/time.ts';
import { openOwnedStore } from '../../wiring.ts';
import { rebuildBaselines } from './rebuild-baselines.ts';
import { fresh, makeSpan, NOW, OPTIONS, put } from '../testing/store-rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-migrate-'));
const env = {
	DUPIN_DATA_DIR: folder,
	DUPIN_CLICKHOUSE_PORT: '0',
	DUPIN_CLICKHOUSE_URL: process.env.DUPIN_CLICKHOUSE_URL,
	DUPIN_CLICKHOUSE_DATABASE: `migrate_${process.pid}`,
};
afterAll(() => rmSync(folder, { recursive: true }));

/** What stores looked like before regions were counted. */
const BEFORE_REGIONS = [
	'DROP VIEW operations_of_spans',
	'RENAME TABLE operations TO newer',
	`CREATE TABLE operations (service LowCardinality(String), name LowCardinality(String), kind UInt8, hour DateTime('UTC'),
		calls SimpleAggregateFunction(sum, UInt64), errors SimpleAggregateFunction(sum, UInt64),
		histogram SimpleAggregateFunction(sumMap, Map(UInt16, UInt64)))
		ENGINE = AggregatingMergeTree ORDER BY (service, name, kind, hour) TTL hour + INTERVAL 15 DAY`,
	'INSERT INTO operations SELECT service, name, kind, hour, sum(calls), sum(errors), sumMap(histogram) FROM newer GROUP BY ALL',
	'DROP TABLE newer',
	'CREATE MATERIALIZED VIEW operations_of_spans TO operations AS SELECT service, name, kind, toStartOfHour(start_time) AS hour, count() AS calls FROM spans GROUP BY ALL',
	'ALTER TABLE spans DROP COLUMN region',
	'TRUNCATE TABLE schema_versions',
	'INSERT INTO schema_versions (version) VALUES (2)',
];

test('a store from before regions were counted counts them from now on, and of the past when made anew', async () => {
	const store = await openOwnedStore(env);
	const service = fresh('moved');
	const calls = (count: number) =>
		Array.from({ length: count }, () =>
			makeSpan({ service, kind: 2, resource: { 'cloud.region': 'eu-west-1' } }),
		);
	await put(store, calls(300));
	for (const statement of BEFORE_REGIONS) await store.client.command(statement);
	await store.migrate();
	await put(store, calls(250));
	const counted = async () => {
		const asked = [{ service, operation: 'GET /play', kind: 2 }];
		const found = await store.anomalySource.baselines(asked, ['eu-west-1'], unixNanos(NOW), OPTIONS);
		return new Map(found.map((one) => [one.region, one.calls]));
	};
	expect(await counted()).toEqual(new Map(Object.entries({ '': 550, 'eu-west-1': 250 })));
	await rebuildBaselines(store.client);
	expect(await counted()).toEqual(new Map(Object.entries({ '': 550, 'eu-west-1': 550 })));
	await store.migrate();
	expect(await counted()).toEqual(new Map(Object.entries({ '': 550, 'eu-west-1': 550 })));
	await store.client.command(`DROP DATABASE ${env.DUPIN_CLICKHOUSE_DATABASE}`);
	await store.close();
});
