import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { unixNanos } from '../../lib/model/time.ts';
import type { AnomalySource } from '../../lib/ports/sources/anomaly-source.ts';
import { createPrometheusSource } from './anomaly-source.ts';
import { prometheusSchema } from './config.ts';

/** A Prometheus that answers what a test tells it to, over real HTTP. */
type Respond = (form: URLSearchParams) => { readonly status: number; readonly body: unknown };

let server: Server;
let respond: Respond;
let asked: URLSearchParams[] = [];
let headers: IncomingMessage['headers'] = {};
const options = { signal: new AbortController().signal, deadlineMs: 5_000 };
const MINUTE = 60;
const END = 1_790_000_040;
const window = {
	from: unixNanos(BigInt(END - 2 * MINUTE) * 1_000_000_000n),
	to: unixNanos(BigInt(END) * 1_000_000_000n),
};

beforeAll(async () => {
	server = createServer((request, response) => {
		void text(request).then((sent) => {
			const form = new URLSearchParams(sent);
			headers = request.headers;
			asked.push(form);
			const { status, body } = respond(form);
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterAll(() => server.close());
beforeEach(() => {
	asked = [];
});

function source(more: Record<string, unknown> = {}): AnomalySource {
	const { port } = server.address() as AddressInfo;
	return createPrometheusSource(
		prometheusSchema.parse({ url: `http://127.0.0.1:${port}/`, ...more }),
		(name) => (name === 'TEST_PROMETHEUS_TOKEN' ? 'secret' : ''),
	);
}

/** One value a step from start to end, the last one as given. */
function matrix(
	form: URLSearchParams,
	lasts: Readonly<Record<string, readonly [usual: string, last: string]>>,
) {
	const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(form.get(name)));
	const times = Array.from({ length: 61 }, (_, i) => (start ?? 0) + i * (step ?? 0));
	const result = Object.entries(lasts).map(([service, [usual, last]]) => ({
		metric: { service_name: service },
		values: times.map((time) => [time, time === end ? last : usual]),
	}));
	return { status: 200, body: { status: 'success', data: { resultType: 'matrix', result } } };
}

const ONE = [
	{ measure: 'failed calls', unit: 'share', least: 0.01, promql: 'f{service_name=~"$services"}[$step]' },
];

test('the last stretch is scored beside those before it, for all services in one question', async () => {
	respond = (form) => matrix(form, { keys: ['0.01', '0.5'], web: ['0.01', '0.01'] });
	const scores = await source({ queries: ONE, name: 'Prom' }).scores(['keys', 'web'], window, options);
	expect(asked.length).toBe(1);
	expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
		query: 'f{service_name=~"keys|web"}[120s]',
		start: `${END - 60 * 120}`,
		end: `${END}`,
		step: '120',
	});
	expect(scores).toEqual([
		{
			source: 'Prom',
			service: 'keys',
			measure: 'failed calls',
			unit: 'share',
			value: 0.5,
			usual: 0.01,
			score: 49,
		},
		{
			source: 'Prom',
			service: 'web',
			measure: 'failed calls',
			unit: 'share',
			value: 0.01,
			usual: 0.01,
			score: 0,
		},
	]);
});

test('OpenTelemetry’s HTTP metrics are asked for by default, seconds become nanoseconds', async () => {
	respond = (form) =>
		form.get('query')?.startsWith('histogram_quantile')
			? matrix(form, { keys: ['0.1', '2'] })
			: matrix(form, {});
	const [score, ...others] = await source().scores(['keys'], window, options);
	expect([asked.length, others]).toEqual([2, []]);
	expect(score).toMatchObject({ measure: 'p99 of HTTP calls', unit: 'nanos', value: 2e9, usual: 1e8 });
});

test('a name can’t break out of the query', async () => {
	respond = (form) => matrix(form, {});
	await source({ queries: ONE }).scores(['a"} or up{x=~".*', 'b.c$&'], window, options);
	expect(asked[0]?.get('query')).toBe(
		String.raw`f{service_name=~"a\\x{22}\\x{7d}\\x{20}or\\x{20}up\\x{7b}x\\x{3d}\\x{7e}\\x{22}\\x{2e}\\x{2a}|b\\x{2e}c\\x{24}\\x{26}"}[120s]`,
	);
});

test('no value now, NaN, too short a past, a service nobody asked for: no score', async () => {
	respond = (form) => {
		const answer = matrix(form, { gone: ['1', 'NaN'], stranger: ['1', '9'], young: ['NaN', '9'] });
		return answer;
	};
	expect(await source({ queries: ONE }).scores(['gone', 'young'], window, options)).toEqual([]);
});

test('nobody asked about: nothing is asked; operations are not its business', async () => {
	expect(await source().scores([], window, options)).toEqual([]);
	expect(
		await source().baselines([{ service: 'a', operation: 'b', kind: 2 }], [], window.to, options),
	).toEqual([]);
	expect(asked).toEqual([]);
});

test('a token stands in the environment and goes into the header', async () => {
	respond = (form) => matrix(form, {});
	await source({ queries: ONE, tokenVariable: 'TEST_PROMETHEUS_TOKEN' }).scores(['a'], window, options);
	expect(headers.authorization).toBe('Bearer secret');
});

test.for([
	[400, { errorType: 'bad_data', error: 'parse error' }, 'bad-argument', 'status 400: bad_data: parse error'],
	[401, undefined, 'refused', 'status 401'],
	[429, undefined, 'limit', 'status 429'],
	[503, { errorType: 'timeout', error: 'too long' }, 'timeout', 'status 503: timeout: too long'],
	[500, 'oops', 'broken', 'status 500'],
	[
		200,
		{ status: 'success', data: { resultType: 'vector' } },
		'broken',
		'the answer is not one of Prometheus',
	],
] as const)('%i leaves as SourceError', async ([status, body, code, message]) => {
	respond = () => ({ status, body });
	await expect(source({ queries: ONE }).scores(['a'], window, options)).rejects.toMatchObject({
		source: 'Prometheus',
		code,
		message,
	});
});

test('a Prometheus that is not there is unreachable; one that is asked no more is cancelled', async () => {
	const nobody = source({ url: 'http://127.0.0.1:9', queries: ONE });
	await expect(nobody.scores(['a'], window, options)).rejects.toMatchObject({ code: 'unreachable' });
	const signal = AbortSignal.abort();
	await expect(
		source({ queries: ONE }).scores(['a'], window, { signal, deadlineMs: 5_000 }),
	).rejects.toMatchObject({ code: 'cancelled' });
});
