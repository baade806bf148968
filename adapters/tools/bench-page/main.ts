// `npm run bench:page`: how fast request pages open and answer in Chromium, at 1,000 to 250,000 spans that went
// through real ingest, also where they are one chain, one star, or of 5,000 services. Starts the site (production build) on ports and data of its own; `--site` and `--otlp` name a
// running one instead.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { CHROMIUM_ARGS, findBrowser } from '../../../.config/browser.ts';
import { type MadeRequest, madeRequest, requestBodies, SHAPES } from '../made-request.ts';
import { measureFloor } from './floor.ts';
import { measurePage, type PageFigures } from './measures.ts';
import { writeHeading, writeRow } from './report.ts';

const { values: set } = parseArgs({
	options: {
		requests: {
			type: 'string',
			default: '1000,10000,100000,250000,chain:100000,star:50000,services:10000',
		},
		port: { type: 'string', default: '25300' },
		runs: { type: 'string', default: '3' },
		site: { type: 'string' },
		otlp: { type: 'string' },
	},
});
const requests = set.requests.split(',').map(asked);
const site = set.site ?? `http://127.0.0.1:${set.port}`;
const otlp = set.otlp ?? `http://127.0.0.1:${Number(set.port) + 1}`;
const stop = set.site ? async () => {} : startSite();
const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...CHROMIUM_ARGS] });
try {
	await until('the site is ready', async () => (await fetch(`${site}/readyz`)).ok);
	writeHeading(Number(set.runs));
	for (const request of requests) await measure(browser, request);
} finally {
	await browser.close();
	await stop();
}

/** `100000` is a tree of so many spans, `star:50000` a star. */
function asked(text: string): MadeRequest {
	const [size = '', shape = 'tree'] = text.split(':').reverse();
	const known = SHAPES.find((one) => one === shape);
	if (!known || !(Number(size) > 0)) throw new Error(`${text} is no request: ${SHAPES.join(', ')}:spans`);
	return madeRequest(Number(size), known);
}

function startSite(): () => Promise<void> {
	const base = Number(set.port);
	const folder = mkdtempSync(join(tmpdir(), 'dupin-bench-'));
	const started = spawn(process.execPath, ['adapters/launch/start.ts', '--no-demo'], {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: {
			...process.env,
			DUPIN_DATA_DIR: folder,
			DUPIN_WEB_PORT: String(base),
			DUPIN_OTLP_PORT: String(base + 1),
			DUPIN_ZIPKIN_PORT: String(base + 2),
			DUPIN_CLICKHOUSE_PORT: String(base + 3),
			DUPIN_COLLECTOR_URL: `http://127.0.0.1:${base + 1}`,
		},
	});
	return async () => {
		started.kill('SIGTERM');
		await once(started, 'exit');
		rmSync(folder, { recursive: true, force: true });
	};
}

async function measure(chrome: Browser, made: MadeRequest): Promise<void> {
	await store(made);
	const runs: PageFigures[] = [];
	const floors: number[] = [];
	for (let run = 0; run < Number(set.runs); run++) {
		// The server is warm, the browser is not.
		await fetch(`${site}/r/${made.traceId}`).then((answer) => answer.arrayBuffer());
		runs.push(await measurePage(chrome, site, made.traceId));
		floors.push(await measureFloor(chrome, site, made.traceId));
	}
	const name = `${made.shape === 'tree' ? '' : `${made.shape} `}${made.spans.toLocaleString('en-GB')}`;
	writeRow(name, made.spans, floors, runs);
}

/** Sends a request unless the store has it, and waits until it is stored whole. */
async function store(made: MadeRequest): Promise<void> {
	const stored = async () => {
		const answer = await fetch(`${site}/api/requests/${made.traceId}`);
		return answer.ok && ((await answer.json()) as { spanCount: number }).spanCount === made.spans;
	};
	if (await stored()) return;
	for (const body of requestBodies(made, BigInt(Date.now() - 3_600_000) * 1_000_000n)) {
		const headers = { 'content-type': 'application/json' };
		await until('the collector takes a body', async () => {
			const answer = await fetch(`${otlp}/v1/traces`, { method: 'POST', headers, body });
			await answer.arrayBuffer();
			return answer.ok;
		});
	}
	await until(`${made.spans} spans are stored`, stored);
}

async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
	for (const giveUp = Date.now() + 180_000; ; ) {
		if (await condition().catch(() => false)) return;
		if (Date.now() > giveUp) throw new Error(`waited in vain until ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
