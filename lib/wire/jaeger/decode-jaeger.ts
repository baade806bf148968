import { appendSpan } from '../../columns/rows.ts';
import { SpanBatchBuilder } from '../../columns/span-batch-builder.ts';
import { isObject, objectsOf } from '../json/fields.ts';
import type { Json, JsonObject } from '../json/parse-json.ts';
import type { DecodeOptions, SpanDecodeResult } from '../otlp/decode-types.ts';
import { Rejections } from '../rejections.ts';
import { TimeRules } from '../otlp/times.ts';
import { jaegerSpan } from './jaeger-span.ts';

/**
 * Decodes traces as Jaeger's UI API gives and its "download JSON" saves them: `{data: [trace, …]}`, or
 * traces without the wrapper. Source: jaeger v2, internal/uimodel/model.go.
 */
export function decodeJaeger(traces: readonly Json[], options: DecodeOptions): SpanDecodeResult {
	const builder = new SpanBatchBuilder();
	const rejections = new Rejections();
	const times = new TimeRules(options);
	let seen = 0;
	for (const trace of traces) {
		const spans = isObject(trace)
			? rejections.attempt('a trace', () => objectsOf(trace.spans, 'the spans'))
			: [];
		const resources = isObject(trace) ? processesOf(trace) : new Map<string, JsonObject>();
		for (const span of spans) {
			seen++;
			try {
				appendSpan(builder, jaegerSpan(span, resources, times));
			} catch (error) {
				rejections.add(`span ${seen}`, error);
			}
		}
	}
	return {
		ok: true,
		batch: builder.done(),
		rejections: rejections.list(),
		rejectedCount: rejections.count,
		warnings: [],
	};
}

/** True for `{traceID, spans}`. */
export function isJaegerTrace(value: Json): boolean {
	return isObject(value) && 'spans' in value && ('traceID' in value || 'processes' in value);
}

function processesOf(trace: JsonObject): ReadonlyMap<string, JsonObject> {
	const found = new Map<string, JsonObject>();
	if (!isObject(trace.processes)) return found;
	for (const [id, value] of Object.entries(trace.processes)) if (isObject(value)) found.set(id, value);
	return found;
}
