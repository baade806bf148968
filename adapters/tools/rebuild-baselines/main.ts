// `npm run baselines:rebuild`: what is usual, made anew from the spans that are kept. Stop Dupin first: the
// embedded engine has one owner; a ClickHouse server (DUPIN_CLICKHOUSE_URL) must take nothing in meanwhile.
import { openOwnedStore } from '../../wiring.ts';
import { rebuildBaselines } from '../../clickhouse/schema/rebuild-baselines.ts';

const store = await openOwnedStore();
try {
	const start = performance.now();
	await rebuildBaselines(store.client);
	process.stdout.write(`What is usual was made anew in ${Math.round(performance.now() - start)} ms.\n`);
} finally {
	await store.close();
}
