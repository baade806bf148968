import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OwnedStore, openOwnedStore } from '../../adapters/wiring.ts';
import { at } from '../../lib/base/assert.ts';
import { DRAWN_TRACE_ID, drawTrace } from '../../lib/testing/draw/draw-trace.ts';
import { problemSchema } from '../../lib/api/problem.ts';
import { logPageSchema, requestReportSchema, spanDetailSchema } from '../../lib/api/request.ts';
import { spanPageSchema } from '../../lib/api/span-page.ts';
import { spanBatchFromRows } from '../../lib/columns/rows.ts';
import { decodeSpanColumns } from '../../lib/api/span-columns/decode.ts';
import { recentListSchema, recognisedSchema } from '../../lib/api/lists.ts';
import { searchResultSchema } from '../../lib/api/search.ts';
import { serviceMapSchema, servicePageSchema } from '../../lib/api/services.ts';
import { serviceLinksSchema } from '../../lib/api/service-links.ts';
import { troubleListSchema } from '../../lib/api/trouble.ts';
import { fileAnswerSchema } from '../../lib/api/files.ts';
import { GET as getOpenApi } from '../api/openapi.json/route.ts';
import { GET as getMetrics } from '../metrics/route.ts';
import { GET as getReady } from '../readyz/route.ts';
import { route, told } from './testing/route.ts';

const getRecent = route('/api/recent');
const getRecognised = route('/api/recognise');
const search = route('/api/search');
const getService = route('/api/services/{name}');
const postLinks = route('/api/services/{name}/links');
const getServices = route('/api/services');
const getTrouble = route('/api/trouble');
const postFile = route('/api/files');
const getLogs = route('/api/requests/{traceId}/logs');
const getReport = route('/api/requests/{traceId}');
const getSpan = route('/api/requests/{traceId}/spans/{spanId}');
const getSpans = route('/api/requests/{traceId}/spans');

/** The handlers as the site runs them, against the embedded store. */
const folder = mkdtempSync(join(tmpdir(), 'dupin-api-'));
/** Services are those of late: the drawn ones are too old to be listed. */
const NEW_TRACE_ID = '1'.repeat(32);
let store: OwnedStore;

beforeAll(async () => {
	// Drawn traces have a fixed date.
	const env = { DUPIN_DATA_DIR: folder, DUPIN_CLICKHOUSE_PORT: '0', DUPIN_RETENTION_DAYS: '3650' };
	store = await openOwnedStore(env);
	Object.assign(process.env, env, { DUPIN_CLICKHOUSE_URL: store.url });
	const drawn = drawTrace(`
web   POST /v2/licences    0-2400  [error] [status 502] [kind server] [attr session.id=s-77] [attr http.request.method=POST] [attr http.route=/v2/licences]
  auth  check              5-20    [log: token fine]
  keys  GET /keys          30-2380 [error: key missing] [kind server] [log error: no key for asset 81]
`);
	const { encodeSpans, encodeLogs } = store.sink.codec;
	await store.sink.write('drawn', [...encodeSpans(drawn.batch), ...encodeLogs(drawn.logs)]);
	const now = drawTrace('tv GET /home 0-12').rows.map((row) => ({
		...row,
		traceId: NEW_TRACE_ID,
		startTime: BigInt(Date.now()) * 1_000_000n,
	}));
	await store.sink.write('now', encodeSpans(spanBatchFromRows(now)));
});
afterAll(async () => {
	await store.close();
	rmSync(folder, { recursive: true });
});

const ask = (query = '') => new Request(`http://x.test/${query}`);
const params = (traceId = DRAWN_TRACE_ID) => ({ params: Promise.resolve({ traceId }) });

test('a request is opened, judged and told by its ID in any spelling', async () => {
	const answer = await getReport(ask(), params(DRAWN_TRACE_ID.toUpperCase()));
	expect(answer.status).toBe(200);
	expect(answer.headers.get('cache-control')).toBe('no-store');
	const report = requestReportSchema.parse(await answer.json());
	expect(report).toMatchObject({
		traceId: DRAWN_TRACE_ID,
		startTime: '2026-09-21T14:13:20.000000000Z',
		route: 'POST /v2/licences',
		statusText: '502',
		spanCount: 3,
		rootService: 'web',
		verdict: { state: 'failed', culprit: { service: 'keys' } },
		logs: { count: 2, errors: 1, services: 2 },
		ownerOf: 'keys',
	});
	expect(report.context).toContainEqual({
		label: 'session',
		value: 's-77',
		href: '/s/s-77',
	});
	expect(report.sources.map(({ name, kind, status }) => `${name} ${kind} ${status}`)).toEqual([
		'Dupin store traces ok',
		'Dupin store logs ok',
		'Dupin store baselines ok',
	]);
	expect(report.verdict.evidence.some((step) => step.kind === 'log' && step.log !== null)).toBe(true);
});

test('its spans come in columns and in pages of JSON', async () => {
	const columns = await getSpans(ask('?format=columns'), params());
	const table = decodeSpanColumns(new Uint8Array(await columns.arrayBuffer()));
	expect([...table.parents]).toEqual([-1, 0, 0]);
	const first = spanPageSchema.parse(await (await getSpans(ask('?limit=2'), params())).json());
	const second = spanPageSchema.parse(
		await (await getSpans(ask(`?limit=2&cursor=${first.nextCursor}`), params())).json(),
	);
	expect([...first.spans, ...second.spans].map((span) => span.service)).toEqual(['web', 'auth', 'keys']);
	expect([first.total, second.nextCursor]).toEqual([3, null]);
});

test('one span is told whole', async () => {
	const table = decodeSpanColumns(
		new Uint8Array(await (await getSpans(ask('?format=columns'), params())).arrayBuffer()),
	);
	const wanted = at(table.ids, 2);
	const answer = await getSpan(ask('?row=2'), {
		params: Promise.resolve({ traceId: DRAWN_TRACE_ID, spanId: wanted }),
	});
	const detail = spanDetailSchema.parse(await answer.json());
	expect(detail).toMatchObject({ row: 2, service: 'keys', status: 'error', statusMessage: 'key missing' });
	const none = await getSpan(ask(), {
		params: Promise.resolve({ traceId: DRAWN_TRACE_ID, spanId: 'ffffffffffffffff' }),
	});
	expect(none.status).toBe(404);
});

test('log lines come by time, errors first, by span and by text', async () => {
	const lines = async (query: string) => {
		const page = logPageSchema.parse(await (await getLogs(ask(query), params())).json());
		return page.lines.map((line) => line.message);
	};
	expect(await lines('')).toEqual(['token fine', 'no key for asset 81']);
	expect(await lines('?order=errors&limit=1')).toEqual(['no key for asset 81']);
	expect(await lines('?row=1')).toEqual(['token fine']);
	expect(await lines('?q=ASSET')).toEqual(['no key for asset 81']);
});

test('what is not there, or not an ID, or not a parameter, is said', async () => {
	const missing = await getReport(ask(), params('ab'));
	expect(missing.status).toBe(404);
	const { error } = problemSchema.parse(await missing.json());
	expect(error).toMatchObject({ code: 'not-found', retentionDays: 3650, traceId: 'ab'.padStart(32, '0') });
	expect(error.sources).toHaveLength(2);
	expect((await getReport(ask(), params('zebra'))).status).toBe(400);
	const bad = await getLogs(ask('?limit=0'), params());
	expect(bad.status).toBe(400);
	expect(problemSchema.parse(await bad.json()).error.message).toContain('limit');
});

test('search finds by ID, by pair, by words; the exact ID wins', async () => {
	const find = async (query: string) => {
		const answer = await search(ask(query));
		const page = searchResultSchema.parse(await answer.json());
		return [page.total, page.totalIsExact, page.requests[0]?.traceId];
	};
	const one = [1, true, DRAWN_TRACE_ID];
	expect(await find(`?q=${DRAWN_TRACE_ID}%20not%20in%20it`)).toEqual(one);
	expect(await find('?q=session%3Ds-77')).toEqual(one);
	expect(await find('?q=asset%2081')).toEqual(one);
	expect(await find('?service=keys&status=error&minDuration=2s&maxDuration=3000')).toEqual(one);
	expect(await find('?minDuration=3s')).toEqual([0, true, undefined]);
	expect(await find('?q=nowhere')).toEqual([0, true, undefined]);
	expect((await search(ask('?minDuration=long'))).status).toBe(400);
	expect((await search(ask('?cursor=mine'))).status).toBe(400);
});

test('what was opened is remembered; pasted texts are known', async () => {
	const recent = recentListSchema.parse(await (await getRecent(ask())).json());
	expect(recent.requests.map((request) => [request.traceId, request.state])).toEqual([
		[DRAWN_TRACE_ID, 'failed'],
	]);
	const { candidates } = recognisedSchema.parse(await (await getRecognised(ask('?q=at%20tv'))).json());
	expect(candidates[0]).toEqual({ kind: 'service', value: 'tv', start: 3, end: 5 });
});

test('services of the last hour, or of the stretch asked for, with who calls whom', async () => {
	const now = serviceMapSchema.parse(await (await getServices(ask())).json());
	expect(now.services).toMatchObject([{ service: 'tv', calls: 1, errors: 0, usualShare: null }]);
	const drawn = '?from=2026-01-01T00:00:00Z&to=2030-01-01T00:00:00Z';
	const then = serviceMapSchema.parse(await (await getServices(ask(drawn))).json());
	expect(then.edges).toEqual(
		expect.arrayContaining([expect.objectContaining({ caller: 'web', callee: 'keys', calls: 1, errors: 1 })]),
	);
	const named = { params: Promise.resolve({ name: 'keys' }) };
	const keys = servicePageSchema.parse(await (await getService(ask(drawn), named)).json());
	expect(keys).toMatchObject({ counts: { calls: 1, errors: 1 }, callees: [], callers: [{ caller: 'web' }] });
	expect(keys.missing).toEqual([]);
	expect((await getServices(ask('?from=noon'))).status).toBe(400);
});

test('a service that fails more than usual is in trouble, and the sentence says by how much', async () => {
	const minute = 60_000_000_000n;
	const now = BigInt(Date.now()) * 1_000_000n;
	const row = at(drawTrace('tv GET /home 0-12 [kind server]').rows, 0);
	const calls = (count: number, failing: number, start: bigint, digit: string) =>
		Array.from({ length: count }, (_, n) => ({
			...row,
			traceId: `${n}`.padStart(32, digit),
			startTime: start + BigInt(n),
			statusCode: n < failing ? 2 : 0,
		}));
	const rows = [...calls(100, 1, now - 90n * minute, 'c'), ...calls(40, 16, now - minute, 'd')];
	await store.sink.write('trouble', store.sink.codec.encodeSpans(spanBatchFromRows(rows)));
	// Not the same stretch as anybody asked about before: answers serve others for a minute.
	const to = encodeURIComponent(new Date(Date.now() + 20_000).toISOString());
	const { services, baseline } = troubleListSchema.parse(await (await getTrouble(ask(`?to=${to}`))).json());
	expect(services).toMatchObject([
		{
			service: 'tv',
			rank: 1,
			sentence: '39 % of GET /home calls failed, usually 1.0 %',
			measure: { kind: 'share', now: 16 / 41, usual: 0.01 },
			evidence: [{ kind: 'errors' }],
		},
	]);
	expect(services[0]?.trend.some(({ value }) => value > 0.3)).toBe(true);
	expect(baseline).not.toBeNull();
	const quiet = await getTrouble(ask('?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z'));
	expect(troubleListSchema.parse(await quiet.json()).services).toEqual([]);
	for (const bad of ['?from=noon', '?baselineFrom=2026-01-01T00:00:00Z', '?from=9&to=3']) {
		expect((await getTrouble(ask(bad))).status).toBe(400);
	}
});

const zipkinSpan = (id: number, note = '') => ({
	traceId: 'fe'.repeat(16),
	id: id.toString(16).padStart(16, '0'),
	...(id === 1 ? {} : { parentId: '1'.padStart(16, '0') }),
	name: 'get /saved',
	timestamp: 1_790_000_000_000_000 + id,
	duration: 1_000,
	localEndpoint: { serviceName: 'saved' },
	tags: { note },
});
const FILE = { 'content-type': 'application/octet-stream' };
const drop = (body: BodyInit) =>
	postFile(new Request('http://dupin.test/', { method: 'POST', body, headers: FILE }));

test('a dropped file of 12 MB is read whole, plain and gzipped, and its request opens like any other', async () => {
	const spans = Array.from({ length: 1_200 }, (_, n) => zipkinSpan(n + 1, 'x'.repeat(10_000)));
	const text = JSON.stringify(spans);
	expect(text.length).toBeGreaterThan(12_000_000);
	const packed = new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip')));
	let cookie = '';
	for (const body of [text, await packed.arrayBuffer()]) {
		const answer = await drop(body);
		cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
		const found = fileAnswerSchema.parse(await answer.json());
		expect(found).toMatchObject({ format: 'zipkin', traceIds: ['fe'.repeat(16)], rejectedSpans: 0 });
		expect(found.requests[0]).toMatchObject({ spanCount: 1_200, rootService: 'saved' });
	}
	// It is there for who dropped it alone.
	expect((await getReport(ask(), params('fe'.repeat(16)))).status).toBe(404);
	const hers = new Request('http://x.test/', { headers: { cookie } });
	const own = await getReport(hers, params('fe'.repeat(16)));
	const report = requestReportSchema.parse(await own.json());
	expect(report).toMatchObject({ spanCount: 1_200, rootService: 'saved', totalSpans: 1_200 });
});

test('a file that can not be read says why', async () => {
	expect(await told(await drop(''))).toEqual([400, 'The file is empty']);
	expect((await told(await drop('{"hello": 1}')))[1]).toContain('no trace');
	const cut = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]);
	expect(await told(await drop(cut))).toEqual([400, 'The file is gzip, but damaged or cut off']);
});

test('the site tells how it is: alive, ready, counted, described', async () => {
	expect(await (await getReady()).text()).toBe('ready\n');
	expect(await (await getMetrics()).text()).toContain('dupin_api_answers_total{status="404"}');
	expect(await getOpenApi().json()).toMatchObject({ openapi: '3.1.0' });
});

test('links of a service: bad ones are refused with their reason, good ones are filled from its spans, and taken back', async () => {
	const ofKeys = { params: Promise.resolve({ name: 'keys' }) };
	const save = (templates: unknown) =>
		postLinks(
			new Request('http://dupin.test/api/x', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ templates }),
			}),
			ofKeys,
		);
	const link = (address: string) => ({ kind: 'logs', title: 'Its logs', address, aroundMinutes: 1 });
	const bad = await save([link('javascript:alert(1)')]);
	expect(bad.status).toBe(400);
	expect(problemSchema.parse(await bad.json()).error.message).toContain('not "javascript:"');
	const onward = async () =>
		requestReportSchema.parse(await (await getReport(ask(), params())).json()).onward;
	expect(await onward()).toEqual([]);
	const address = 'https://l.example/{service.name}?t={trace.id}';
	const saved = await save([link(address), link('https://l.example/{k8s.pod.name}')]);
	expect(serviceLinksSchema.parse(await saved.json())).toMatchObject({ from: 'saved' });
	expect(await onward()).toEqual([
		{ kind: 'logs', words: 'Its logs', href: `https://l.example/keys?t=${DRAWN_TRACE_ID}` },
	]);
	expect(serviceLinksSchema.parse(await (await save(null)).json())).toMatchObject({ from: 'nobody' });
	expect(await onward()).toEqual([]);
});
