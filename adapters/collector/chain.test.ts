import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { SeverityNumber } from '@opentelemetry/api-logs';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { BasicTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CollectorProcess, freePort, startProcess } from './testing/collector-process.ts';
import { post } from './testing/post.ts';
import { testSpans, tracesProtobuf } from './testing/requests.ts';
import { storeQuery } from './testing/store-query.ts';
import { until } from './testing/until.ts';

/* The real chain: senders → the real process → the embedded store. */

let folder = '';
let clickhousePort = 0;
let collector: CollectorProcess;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'dupin-chain-'));
	clickhousePort = await freePort();
	collector = await startProcess(folder, clickhousePort);
});

afterAll(async () => {
	collector.child.kill('SIGTERM');
	await collector.exited;
	rmSync(folder, { recursive: true });
});

async function drained(): Promise<void> {
	await until('nothing waits', async () => {
		const ledger = (await (await fetch(`${collector.otlp}/ledger`)).json()) as Record<
			string,
			{ waiting: number }
		>;
		return Object.values(ledger).every(({ waiting }) => waiting === 0);
	});
}

test('the OpenTelemetry SDK sends traces and logs; both are in the store, joined by trace ID', async () => {
	const resource = resourceFromAttributes({ 'service.name': 'playback', 'service.version': '7.1.0' });
	const tracing = new BasicTracerProvider({
		resource,
		spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter({ url: `${collector.otlp}/v1/traces` }))],
	});
	const logging = new LoggerProvider({
		resource,
		processors: [
			new SimpleLogRecordProcessor({ exporter: new OTLPLogExporter({ url: `${collector.otlp}/v1/logs` }) }),
		],
	});
	const tracer = tracing.getTracer('chain', '1.0.0');
	const parent = tracer.startSpan('GET /play', { attributes: { 'user.id': 'm-1', password: 'hunter2' } });
	const inParent = trace.setSpan(context.active(), parent);
	const child = tracer.startSpan('license', {}, inParent);
	child.recordException(new Error('no HD key'));
	child.setStatus({ code: SpanStatusCode.ERROR, message: 'no HD key' });
	child.end();
	logging.getLogger('chain').emit({
		body: 'no HD key for title 81',
		severityNumber: SeverityNumber.ERROR,
		context: inParent,
	});
	parent.end();
	await tracing.forceFlush();
	await logging.forceFlush();
	await drained();

	const { traceId } = parent.spanContext();
	const spans = await storeQuery(
		folder,
		clickhousePort,
		`SELECT name, service, status_code, lower(hex(span_id)) FROM spans WHERE trace_id = unhex('${traceId}') ORDER BY name`,
	);
	expect(spans).toEqual([
		['GET /play', 'playback', '0', parent.spanContext().spanId],
		['license', 'playback', '2', child.spanContext().spanId],
	]);
	const logs = await storeQuery(
		folder,
		clickhousePort,
		`SELECT body, severity_number FROM logs WHERE trace_id = unhex('${traceId}')`,
	);
	expect(logs).toEqual([['no HD key for title 81', '17']]);
	const [kept] = await storeQuery(
		folder,
		clickhousePort,
		`SELECT count() FROM spans WHERE toString(attributes) LIKE '%hunter2%'`,
	);
	expect(kept).toEqual(['0']);
	await Promise.all([tracing.shutdown(), logging.shutdown()]);
});

test('the same spans delivered again read as one', async () => {
	const body = tracesProtobuf(testSpans(30, 77));
	for (let i = 0; i < 3; i++) {
		expect((await post(`${collector.otlp}/v1/traces`, body)).status).toBe(200);
		await drained();
	}
	const [row] = await storeQuery(
		folder,
		clickhousePort,
		`SELECT count(), uniqExact(span_id) FROM spans FINAL WHERE trace_id = unhex('${(77).toString(16).padStart(32, '0')}')`,
	);
	expect(row).toEqual(['30', '30']);
});

test('a second process on the same folder is refused in one line, without harm to the first', async () => {
	await expect(startProcess(folder, await freePort())).rejects.toThrow('the collector ended with status 1');
	expect((await fetch(`${collector.otlp}/readyz`)).status).toBe(200);
});

test('SIGTERM answers what is in flight, writes what waits, and ends with 0', async () => {
	const other = mkdtempSync(join(tmpdir(), 'dupin-stop-'));
	const port = await freePort();
	const first = await startProcess(other, port);
	expect((await post(`${first.otlp}/v1/traces`, tracesProtobuf(testSpans(10, 5)))).status).toBe(200);
	first.child.kill('SIGTERM');
	expect(await first.exited).toBe(0);
	const second = await startProcess(other, port);
	const ledger = (await (await fetch(`${second.otlp}/ledger`)).json()) as Record<string, unknown>;
	expect(ledger.spans).toMatchObject({ received: 10, stored: 10, waiting: 0 });
	expect(await storeQuery(other, port, 'SELECT count() FROM spans FINAL')).toEqual([['10']]);
	second.child.kill('SIGTERM');
	expect(await second.exited).toBe(0);
	rmSync(other, { recursive: true });
});
