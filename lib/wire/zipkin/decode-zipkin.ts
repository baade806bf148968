import { appendSpan } from '../../columns/rows.ts';
import { SpanBatchBuilder } from '../../columns/span-batch-builder.ts';
import { isList, isObject } from '../json/fields.ts';
import { type Json, parseJson } from '../json/parse-json.ts';
import type { DecodeOptions, SpanDecodeResult } from '../otlp/decode-types.ts';
import { RecordError, Rejections } from '../rejections.ts';
import { TimeRules } from '../otlp/times.ts';
import { zipkinSpan } from './zipkin-span.ts';

/**
 * Decodes Zipkin v2 JSON: a list of spans, or one span. Unlike in Zipkin a bad span does not cost the
 * others. Source: zipkin-api, zipkin2-api.yaml.
 */
export function decodeZipkin(bytes: Uint8Array, options: DecodeOptions): SpanDecodeResult {
	if (bytes.length === 0) return decodeZipkinSpans([], options);
	const parsed = parseJson(bytes);
	if (!parsed.ok) return { ok: false, message: `not JSON: ${parsed.error}` };
	if (isList(parsed.value)) return decodeZipkinSpans(parsed.value, options);
	if (isObject(parsed.value) && 'traceId' in parsed.value) return decodeZipkinSpans([parsed.value], options);
	return { ok: false, message: 'not a list of Zipkin v2 spans' };
}

/** As decodeZipkin, for JSON that is parsed already. */
export function decodeZipkinSpans(list: readonly Json[], options: DecodeOptions): SpanDecodeResult {
	if (list.some(isVersion1)) {
		return {
			ok: false,
			message:
				'these are Zipkin v1 spans (binaryAnnotations, or annotations with an endpoint); send v2 spans',
		};
	}
	const builder = new SpanBatchBuilder();
	const rejections = new Rejections();
	const times = new TimeRules(options);
	list.forEach((span, i) => {
		if (rejections.isFull()) return;
		try {
			if (!isObject(span)) throw new RecordError('malformed', 'is no object');
			appendSpan(builder, zipkinSpan(span, times));
		} catch (error) {
			rejections.add(`span ${i + 1}`, error);
		}
	});
	return {
		ok: true,
		batch: builder.done(),
		rejections: rejections.list(),
		rejectedCount: rejections.count,
		warnings: [],
	};
}

/** Zipkin v1 put endpoints into annotations and tags into binaryAnnotations. */
function isVersion1(span: Json): boolean {
	if (!isObject(span)) return false;
	if (isList(span.binaryAnnotations)) return true;
	return (
		isList(span.annotations) && span.annotations.some((entry) => isObject(entry) && isObject(entry.endpoint))
	);
}
