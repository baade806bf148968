import { expect } from 'vitest';
import type { SpanBatch } from '../model/span-batch.ts';
import { encodeOtlp } from './otlp-oracle.ts';
import { spanDetails } from '../trace/details.ts';
import { decodeTracesJson } from '../wire/otlp/decode-traces-json.ts';
import { decodeTracesProtobuf } from '../wire/otlp/decode-traces-protobuf.ts';
import type { Decoded, DecodeResult } from '../wire/otlp/decode-types.ts';

export const NOW = 1_790_000_000_000_000_000n;
export const OPTIONS = { nowNanos: NOW, retentionNanos: 7n * 86_400_000_000_000n };
export const START = NOW - 60_000_000_000n;
export const UINT64_MAX = 2n ** 64n - 1n;
export const SPAN = {
	traceId: '463ac35c9f6413ad48485a3953bb6124',
	spanId: 'a2fb4a1d1a96d312',
	name: 'GET /x',
	startTimeUnixNano: String(START),
	endTimeUnixNano: String(START + 5n),
};
export const SERVICE = { key: 'service.name', value: { stringValue: 'web' } };

export function request(spans: readonly unknown[], resource: readonly object[] = [SERVICE]): object {
	return { resourceSpans: [{ resource: { attributes: resource }, scopeSpans: [{ spans }] }] };
}

export function good<T>(result: DecodeResult<T>): Decoded<T> {
	if (!result.ok) throw new Error(result.message);
	return result;
}

export function fromText(text: string): Decoded<SpanBatch> {
	return good(decodeTracesJson(new TextEncoder().encode(text), OPTIONS));
}

/** Both encodings; the answer of JSON, which must be that of protobuf. */
export function both(spans: readonly object[], resource?: readonly object[]): Decoded<SpanBatch> {
	const wanted = request(spans, resource);
	const viaJson = fromText(JSON.stringify(wanted));
	expect(viaJson).toEqual(good(decodeTracesProtobuf(encodeOtlp('Traces', wanted), OPTIONS)));
	return viaJson;
}

export function one(span: object, resource?: readonly object[]) {
	const { batch, rejections } = both([{ ...SPAN, ...span }], resource);
	expect(rejections).toEqual([]);
	return { batch, ...spanDetails(batch, 0) };
}

/** As `one`, for what protobuf can't say. */
export function oneJson(fields: string) {
	const { batch, rejectedCount } = fromText(
		`{"resourceSpans":[{"resource":{"attributes":[${JSON.stringify(SERVICE)}]},"scopeSpans":[{"spans":[{"traceId":"${SPAN.traceId}","spanId":"${SPAN.spanId}","startTimeUnixNano":"${START}",${fields}}]}]}]}`,
	);
	return { batch, rejectedCount, details: batch.length > 0 ? spanDetails(batch, 0) : undefined };
}

export const attribute = (key: string, value: object) => ({ key, value });
