import { testAsking } from '../../../lib/usecases/testing/asking.ts';
// Who is named in made companies: `npm run eval:trouble` on the seeds for building, `-- --final` on those kept for the final figure.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Random, seeded } from '../../../lib/demo/random.ts';
import { unixNanos } from '../../../lib/model/time.ts';
import {
	type MadeCompany,
	type MadeOperation,
	madeCompany,
	reachOf,
} from '../../../lib/testing/made/made-company.ts';
import { type MadeTrouble, playCompany, TROUBLES } from '../../../lib/testing/made/play-company.ts';
import { findSuspects } from '../../../lib/usecases/trouble/find-trouble.ts';
import { type LogRow, logBatchFromRows, type SpanRow, spanBatchFromRows } from '../../../lib/columns/rows.ts';
import { openOwnedStore, openPorts } from '../../wiring.ts';
import { makeScore } from './score.ts';

const SECOND = 1_000_000_000n;
const BASELINE_SECONDS = 60;
const TROUBLE_SECONDS = 180;
/** From one case to the next. */
const APART = 600n * SECOND;
/** Services that fewer requests come by are left in peace. */
const MIN_REACH = 0.08;

const { values } = parseArgs({
	options: {
		final: { type: 'boolean', default: false },
		seeds: { type: 'string', default: '20' },
		misses: { type: 'boolean', default: false },
	},
});
const folder = mkdtempSync(join(tmpdir(), 'dupin-eval-trouble-'));
const store = await openOwnedStore({ DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_PORT: '0' });
const ports = openPorts({ DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_URL: store.url });
const score = makeScore();
let start = BigInt(Math.floor(Date.now() / 3_600_000)) * 3600n * SECOND - 6n * 86_400n * SECOND;
for (let i = 0; i < Number(values.seeds); i++) await evalCompany(i * 2 + (values.final ? 2 : 1));
for (const line of score.lines()) process.stdout.write(`${line}\n`);
await store.close();
rmSync(folder, { recursive: true });

async function evalCompany(seed: number): Promise<void> {
	const random = seeded(seed);
	const company = madeCompany(random);
	for (const kind of TROUBLES) {
		const trouble = madeTrouble(company, kind, random);
		if (trouble) await evalCase(company, trouble, seed, random);
	}
	for (let i = 0; i < 3; i++) await evalCase(company, undefined, seed, random);
}

function madeTrouble(
	company: MadeCompany,
	kind: MadeTrouble['kind'],
	random: Random,
): MadeTrouble | undefined {
	const shows = ({ service, store, calls }: MadeOperation) =>
		service !== 'front' &&
		(kind !== 'slow-store' || store !== '') &&
		(kind !== 'wrong-answers' || calls.length > 0);
	const reached = [...reachOf(company, shows)].filter(([, share]) => share >= MIN_REACH);
	if (reached.length === 0) return undefined;
	const [service] = random.pick(reached);
	const strength = 3 + random.next() * 17;
	return { kind, service, strength, share: kind === 'slow-instance' ? 1 / 3 : 0.3 + random.next() * 0.7 };
}

async function evalCase(
	company: MadeCompany,
	trouble: MadeTrouble | undefined,
	seed: number,
	random: Random,
): Promise<void> {
	start += APART;
	const usual = play(company, undefined, start, BASELINE_SECONDS, random);
	const from = start + BigInt(BASELINE_SECONDS) * SECOND;
	const now = play(trafficOf(company, random), trouble, from, TROUBLE_SECONDS, random);
	const spans = [...usual.spans, ...now.spans];
	await store.sink.write(`spans-${start}`, store.sink.codec.encodeSpans(spanBatchFromRows(spans)));
	const logs = [...usual.logs, ...now.logs];
	if (logs.length > 0)
		await store.sink.write(`logs-${start}`, store.sink.codec.encodeLogs(logBatchFromRows(logs)));
	const window = { from: unixNanos(from), to: unixNanos(from + BigInt(TROUBLE_SECONDS) * SECOND) };
	const baseline = { from: unixNanos(start), to: unixNanos(from) };
	const { suspects } = await findSuspects(testAsking(), ports, { window, baseline });
	const rank = suspects.findIndex(({ service }) => service === trouble?.service) + 1;
	score.add({ trouble, style: company.style, named: suspects.length, rank });
	if (values.misses && (trouble ? rank !== 1 : suspects.length > 0)) {
		process.stdout.write(
			`seed ${seed} ${JSON.stringify(trouble ?? 'healthy')} ${JSON.stringify(company.style)}\n`,
		);
		for (const { service, score: points, evidence } of suspects.slice(0, 3))
			process.stdout.write(
				`   ${service} ${points.toFixed(4)} ${evidence
					.slice(0, 3)
					.map((one) => one.sentence)
					.join(' | ')}\n`,
			);
	}
}

/** Other minutes have other traffic: more or less of each route. */
function trafficOf(company: MadeCompany, random: Random): MadeCompany {
	const routes = company.routes.map((route) => ({
		...route,
		perSecond: route.perSecond * (0.6 + random.next()),
	}));
	return { ...company, routes };
}

function play(
	company: MadeCompany,
	trouble: MadeTrouble | undefined,
	from: bigint,
	seconds: number,
	random: Random,
): { readonly spans: readonly SpanRow[]; readonly logs: readonly LogRow[] } {
	const played = company.routes.flatMap(({ operation, perSecond }) =>
		Array.from({ length: Math.round(perSecond * seconds) }, () => {
			const at = from + BigInt(Math.floor(random.next() * (seconds - 5) * 1e9));
			return playCompany(company, operation, trouble, at, random);
		}),
	);
	return { spans: played.flatMap(({ spans }) => spans), logs: played.flatMap(({ logs }) => logs) };
}
