import { SPAN_FLAG } from '../../model/span-batch.ts';
import type { SpanRow } from '../../columns/rows.ts';
import { canonical } from '../../columns/canonical.ts';
import { fitText } from '../otel-in-tags/fit-text.ts';
import { flattenedFields, kindNumber } from '../otel-in-tags/flattened-fields.ts';
import { nanos, rowTimes } from '../otel-in-tags/row-times.ts';
import { integerOf, isObject, isList, objectsOf, textOf } from '../json/fields.ts';
import type { Json, JsonObject } from '../json/parse-json.ts';
import type { TimeRules } from '../otlp/times.ts';
import { jaegerAttributes } from './jaeger-attributes.ts';
import { jaegerSpanId, jaegerTraceId } from './jaeger-ids.ts';

type Resources = ReadonlyMap<string, JsonObject>;
const INT64_MAX = 2n ** 63n - 1n;

/** One span of a Jaeger trace; `resources` are the trace's processes by ID. Throws RecordError. */
export function jaegerSpan(span: JsonObject, resources: Resources, rules: TimeRules): SpanRow {
	const notes = warningsOf(span.warnings);
	const name = fitText(textOf(span.operationName, 'the operation name'), 'the span name', notes);
	const origin = isObject(span.process)
		? span.process
		: resources.get(textOf(span.processID, 'the processID'));
	const traceId = jaegerTraceId(span.traceID, name, notes);
	return {
		...fieldsOf(span, notes),
		...timesOf(span, rules, notes),
		...referencesOf(span, traceId),
		traceId,
		spanId: jaegerSpanId(span.spanID, name, notes),
		name,
		service: fitText(textOf(origin?.serviceName, 'the service name'), 'the service name', notes),
		resource: jaegerAttributes(origin?.tags, notes),
		events: objectsOf(span.logs, 'the logs').map((log) => eventOf(log, notes)),
		notes,
	};
}

function fieldsOf(span: JsonObject, notes: string[]) {
	const fields = flattenedFields(jaegerAttributes(span.tags, notes));
	const attributes = new Map(fields.attributes);
	const text = canonical(attributes.get('span.kind') ?? '').text;
	const kind = kindNumber(text);
	if (kind !== undefined) attributes.delete('span.kind');
	const state = canonical(attributes.get('w3c.tracestate') ?? '').text;
	attributes.delete('w3c.tracestate');
	return { ...fields, attributes, kind: kind ?? 0, traceState: state };
}

/** Jaeger always sends a start, so 0 is a time and not a missing one: recordings of tests start there. */
function timesOf(span: JsonObject, rules: TimeRules, notes: string[]) {
	const start = integerOf(span.startTime, 'the startTime', 0n, INT64_MAX);
	const duration = integerOf(span.duration, 'the duration', -INT64_MAX, INT64_MAX) ?? 0n;
	if (duration < 0n) {
		notes.push(`duration was ${duration} µs`);
		return { ...rowTimes(rules, start, 0n, notes), flags: SPAN_FLAG.timeChanged };
	}
	if (start === 0n) return { startTime: 0n, duration: nanos(duration), flags: 0 };
	return rowTimes(rules, start, duration, notes);
}

/** As Jaeger does: the parent is the first CHILD_OF of the same trace, else its first FOLLOWS_FROM; the rest are links. */
function referencesOf(span: JsonObject, traceId: string): Pick<SpanRow, 'parentSpanId' | 'links'> {
	const references = objectsOf(span.references, 'the references').map((reference) => ({
		type: textOf(reference.refType, 'a refType'),
		traceId: jaegerTraceId(reference.traceID ?? span.traceID, 'a reference', []),
		spanId: jaegerSpanId(reference.spanID, 'a reference', []),
	}));
	const inTrace = references.filter((reference) => reference.traceId === traceId);
	const parent = inTrace.find(({ type }) => type === 'CHILD_OF') ?? inTrace[0];
	const links = references
		.filter((reference) => reference !== parent)
		.map(({ type, ...ids }) => ({ ...ids, attributes: { 'opentracing.ref_type': type.toLowerCase() } }));
	const legacy = textOf(span.parentSpanID, 'the parentSpanID');
	const parentSpanId =
		parent?.spanId ?? (/^0*$/.test(legacy) ? undefined : jaegerSpanId(legacy, 'a parent', []));
	return parentSpanId === undefined ? { links } : { links, parentSpanId };
}

/** OpenTracing called the name of a log `event`. */
function eventOf(log: JsonObject, notes: string[]): NonNullable<SpanRow['events']>[number] {
	const attributes = new Map(jaegerAttributes(log.fields, notes));
	const named = ['event', 'message'].find((key) => typeof attributes.get(key) === 'string') ?? '';
	const name = canonical(attributes.get(named) ?? 'log').text;
	attributes.delete(named);
	const time = integerOf(log.timestamp, 'a log’s timestamp', 0n, INT64_MAX);
	return { time: nanos(time), name, attributes };
}

function warningsOf(value: Json | undefined): string[] {
	return isList(value) ? value.filter((text) => typeof text === 'string') : [];
}
