import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findIds } from './find-ids.ts';

const T = '4bf92f3577b34da6a3ce929d0e0e4736';
const S = '00f067aa0ba902b7';

test.each([
	`{"trace_id":"${T}","span_id":"${S}","msg":"snake case"}`,
	`{"traceId": "${T.toUpperCase()}", "parentSpanId": "aaaaaaaaaaaaaaaa", "spanId": "${S}"}`,
	`{"trace.id":"${T}","span.id":"${S}"}`,
	`{"trace":{"id":"${T}"},"span":{"id":"${S}"},"message":"ECS, nested"}`,
	`{"TraceId":"${T}","SpanId":"${S}"}`,
	`{"otelTraceID":"${T}","otelSpanID":"${S}"}`,
	`{"log":"{\\"trace_id\\": \\"${T}\\", \\"span_id\\": \\"${S}\\"}\\n","stream":"stdout"}`,
	`level=info trace_id=${T} span_id=${S} msg="logfmt"`,
	`level=info traceID=${T} spanID=${S}`,
	`INFO  - TraceID: ${T} SpanID: ${S} Get Ads by Category finish`,
	`[trace_id=${T} span_id=${S} resource.service.name=x] Python's own layout`,
	`GET / traceparent: 00-${T}-${S}-01`,
	`"traceparent":"00-${T}-${S}-00"`,
	`b3: ${T}-${S}-1-05e3ac9a4f6e3b90`,
	`X-B3-TraceId: ${T} X-B3-ParentSpanId: 05e3ac9a4f6e3b90 X-B3-SpanId: ${S}`,
	`uber-trace-id: ${T}:${S}:0:1`,
	`INFO [keys,${T},${S},true] Sleuth`,
	`{"trace":"projects/halcyon/traces/${T}","spanId":"${S}"}`,
])('trace and span are found in %s', (line) => {
	expect(findIds(line)).toEqual({ traceId: T, spanId: S });
});

test.each([
	['"Root=1-58337262-36d228ad5d99923122bbe354" "-"', '5833726236d228ad5d99923122bbe354'],
	['"trace_id": "1-581cf771-a006649127e371903a2de979"', '581cf771a006649127e371903a2de979'],
	['trace_id=a2fb4a1d1a96d312', '0000000000000000a2fb4a1d1a96d312'],
	['TraceID: 101e356704b3cb7 unpadded', '00000000000000000101e356704b3cb7'],
	['trace-id: 4bf92f35-77b3-4da6-a3ce-929d0e0e4736', T],
])('a trace alone is found in %s', (line, traceId) => {
	expect(findIds(line)).toEqual({ traceId });
});

test('Datadog writes decimals, which are not hex', () => {
	expect(findIds('dd.trace_id=11724415232108917458 dd.span_id=67667974448284343 done')).toEqual({
		traceId: '0000000000000000a2b57d88f507f2d2',
		spanId: '00f067aa0ba902b7',
	});
});

test.each([
	'',
	`"curl/7.54.0" 89 0.001 [default-web-8080] 0.000 200 529a007902362a5f51385a5fa7049884`,
	`request_id=529a007902362a5f51385a5fa7049884`,
	`"785918d6-06b6-9312-bf77-6d9bd968dc21" "details:9080"`,
	`trace_id=00000000000000000000000000000000 span_id=0000000000000000`,
	`trace_id=4bf92f3577b34da6a3ce929d0e0e4736beef is too long`,
	'trace_id=none span_id=none',
	'TID_16132ed0b4112148',
	`sha=4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7`,
])('no ID is made up for %s', (line) => {
	expect(findIds(line)).toEqual({});
});

test('any text is searched without harm, however it repeats', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			expect(Object.keys(findIds(text)).length).toBeLessThanOrEqual(2);
		}),
	);
	for (const text of ['trace_id= ', '"trace":{"', '[a,']) expect(findIds(text.repeat(200_000))).toEqual({});
});

const samples = join(process.env.DUPIN_SHARED_DATA ?? '../shared/data', 'logs');

test.skipIf(!existsSync(samples))(
	'real lines of Sleuth, load balancers and Cloud Run name their trace',
	() => {
		const lines = (file: string) => readFileSync(join(samples, file), 'utf8').trim().split('\n');
		const found = (file: string) => lines(file).map((line) => findIds(line).traceId);
		expect(new Set(found('app-logs/spring-cloud-sleuth-4-services.log'))).toEqual(
			new Set(['00000000000000002485ec27856c56f4']),
		);
		expect(found('access-logs/gcp-load-balancer.log')).toEqual(['241d69833e64b3bf83fabac8c873d992']);
		expect(found('access-logs/nginx-ingress.log').filter(Boolean)).toEqual([]);
		expect(found('access-logs/envoyproxy.log').filter(Boolean)).toEqual([]);
		expect(found('access-logs/aws-elb.log')[0]).toBe('5833726236d228ad5d99923122bbe354');
		expect(findIds(readFileSync(join(samples, 'access-logs/gcp-cloud-run-logentry.json'), 'utf8'))).toEqual({
			traceId: '1dbe317eb73eb6e3bbb51a2bc3a41e09',
			spanId: '3e3a5741b18f0710',
		});
	},
);
