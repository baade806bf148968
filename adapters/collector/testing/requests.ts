import { type Field, protobuf } from '../http/protobuf.ts';

/** A span as a test wants it. IDs are hex. */
export interface TestSpan {
	readonly traceId: string;
	readonly spanId: string;
	readonly name?: string;
	readonly startTime?: bigint;
	readonly attributes?: Readonly<Record<string, string>>;
}

/** `count` spans of one trace with IDs that follow from `seed`, so that a test can name each. */
export function testSpans(count: number, seed = 1): readonly TestSpan[] {
	return Array.from({ length: count }, (_, i) => ({
		traceId: seed.toString(16).padStart(32, '0'),
		spanId: (seed * 1_000_000 + i + 1).toString(16).padStart(16, '0'),
		name: `GET /titles/{id}`,
		attributes: { 'http.route': '/titles/{id}', 'user.id': `user-${i % 7}` },
	}));
}

const aMomentAgo = (): bigint => BigInt(Date.now() - 1000) * 1_000_000n;

/** An ExportTraceServiceRequest in protobuf. */
export function tracesProtobuf(spans: readonly TestSpan[], service = 'titles'): Uint8Array<ArrayBuffer> {
	const resource: Field = [1, [[1, keyValue('service.name', service)]]];
	return protobuf([[1, [resource, [2, spans.map((span): Field => [2, spanFields(span)])]]]]);
}

/** The same request as OTLP JSON. */
export function tracesJson(spans: readonly TestSpan[], service = 'titles'): string {
	return JSON.stringify({
		resourceSpans: [
			{
				resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
				scopeSpans: [{ spans: spans.map(spanJson) }],
			},
		],
	});
}

/** An ExportLogsServiceRequest in protobuf, one record a body. */
export function logsProtobuf(bodies: readonly string[], service = 'titles'): Uint8Array<ArrayBuffer> {
	const resource: Field = [1, [[1, keyValue('service.name', service)]]];
	const record = (body: string): Field => [
		2,
		[
			[1, { fixed64: aMomentAgo() }],
			[2, 9],
			[5, [[1, body]]],
		],
	];
	return protobuf([[1, [resource, [2, bodies.map(record)]]]]);
}

/** Zipkin v2 JSON. */
export function zipkinJson(spans: readonly TestSpan[], service = 'titles'): string {
	return JSON.stringify(
		spans.map(({ traceId, spanId, name, startTime = aMomentAgo(), attributes }) => ({
			traceId,
			id: spanId,
			name,
			timestamp: Number(startTime / 1000n),
			duration: 1500,
			localEndpoint: { serviceName: service },
			tags: attributes,
		})),
	);
}

function spanFields({
	traceId,
	spanId,
	name = '',
	startTime = aMomentAgo(),
	attributes = {},
}: TestSpan): Field[] {
	return [
		[1, Uint8Array.fromHex(traceId)],
		[2, Uint8Array.fromHex(spanId)],
		[5, name],
		[6, 2],
		[7, { fixed64: startTime }],
		[8, { fixed64: startTime + 1_500_000n }],
		...Object.entries(attributes).map(([key, value]): Field => [9, keyValue(key, value)]),
	];
}

function keyValue(key: string, value: string): Field[] {
	return [
		[1, key],
		[2, [[1, value]]],
	];
}

function spanJson({ traceId, spanId, name = '', startTime = aMomentAgo(), attributes = {} }: TestSpan) {
	return {
		traceId,
		spanId,
		name,
		kind: 2,
		startTimeUnixNano: String(startTime),
		endTimeUnixNano: String(startTime + 1_500_000n),
		attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
	};
}
