import type { Attributes, AttributeValue } from '../../model/attributes.ts';
import { coded } from '../../model/columns.ts';
import type { LogRecord } from '../../model/log-record.ts';
import type { SpanDetails, Trace } from '../../model/trace.ts';
import { hideAddresses, isPersonal, PERSONAL } from '../../redact/personal.ts';
import type { OpenedRequest } from './open-request.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * A request as one OTLP/JSON document, spans and log lines: what any OTLP receiver takes, and Dupin opens again.
 * Times are those that the senders told; what belongs to a person is left out. A span whose parent is not there is exported as a root. With rows, only
 * those spans.
 */
export function toOtlp(
	{ trace, logs }: Pick<OpenedRequest, 'trace' | 'logs'>,
	rows: Iterable<number> = trace.spans.ids.keys(),
): Json {
	const spans: Grouped[] = [];
	for (const row of rows) {
		const details = trace.details(row);
		const resource = named(details.resource, coded(trace.spans.services, row));
		spans.push({ resource, scope: details.scope, record: spanJson(trace, row, details) });
	}
	const lines = logs.lines.map(({ record }) => ({
		resource: named(record.resource, record.service),
		scope: '',
		record: logJson(record),
	}));
	return {
		resourceSpans: grouped(spans, 'scopeSpans', 'spans'),
		resourceLogs: grouped(lines, 'scopeLogs', 'logRecords'),
	};
}

/** Zipkin's spans know their service without a resource. */
function named(resource: Attributes, service: string): Attributes {
	return resource.has('service.name') ? resource : new Map([...resource, ['service.name', service]]);
}

interface Grouped {
	readonly resource: Attributes;
	/** `name@version` */
	readonly scope: string;
	readonly record: Json;
}

/** Records of the same resource and scope together, as OTLP nests them. */
function grouped(records: readonly Grouped[], scopes: string, name: string): readonly Json[] {
	const groups = new Map<string, { readonly first: Grouped; readonly list: Json[] }>();
	for (const entry of records) {
		const key = JSON.stringify([attributesJson(entry.resource), entry.scope]);
		const group = groups.get(key);
		if (group) group.list.push(entry.record);
		else groups.set(key, { first: entry, list: [entry.record] });
	}
	return Array.from(groups.values(), ({ first, list }) => {
		const at = first.scope.lastIndexOf('@');
		const scope =
			at === -1
				? { name: first.scope }
				: { name: first.scope.slice(0, at), version: first.scope.slice(at + 1) };
		return {
			resource: { attributes: attributesJson(first.resource) },
			[scopes]: [{ scope, [name]: list }],
		};
	});
}

function spanJson({ traceId, startTime, spans }: Trace, row: number, details: SpanDetails): Json {
	const start = startTime + BigInt(Math.round(spans.rawStarts[row] ?? 0));
	// Of a span whose parent never came, who that was is known all the same.
	const parent = spans.ids[spans.parents[row] ?? -1] ?? details.parentSpanId;
	return {
		traceId,
		spanId: spans.ids[row],
		...(parent === undefined ? {} : { parentSpanId: parent }),
		...(details.traceState === '' ? {} : { traceState: details.traceState }),
		name: coded(spans.names, row),
		kind: spans.kinds[row] ?? 0,
		startTimeUnixNano: String(start),
		endTimeUnixNano: String(start + BigInt(Math.round(spans.durations[row] ?? 0))),
		attributes: attributesJson(details.attributes),
		events: details.events.map((event) => ({
			timeUnixNano: String(event.time),
			name: event.name,
			attributes: attributesJson(event.attributes),
		})),
		links: details.links.map((link) => ({ ...link, attributes: attributesJson(link.attributes) })),
		status: { code: spans.statusCodes[row] ?? 0, message: hideAddresses(details.statusMessage) },
	};
}

function logJson(record: LogRecord): Json {
	return {
		timeUnixNano: String(record.time),
		severityNumber: record.severity,
		body: { stringValue: record.body },
		traceId: record.traceId,
		spanId: record.spanId,
		attributes: attributesJson(record.attributes),
	};
}

function attributesJson(attributes: Attributes): readonly Json[] {
	return Array.from(attributes, ([key, value]) => ({
		key,
		value: isPersonal(key) ? { stringValue: PERSONAL } : anyValue(value),
	}));
}

/** OTLP/JSON's AnyValue. Depth is bounded: values are read no deeper than the decoder lets them be. */
function anyValue(value: AttributeValue): Json {
	if (value === null) return {};
	if (typeof value === 'string') return { stringValue: hideAddresses(value) };
	if (typeof value === 'boolean') return { boolValue: value };
	if (typeof value === 'bigint') return { intValue: String(value) };
	if (typeof value === 'number')
		return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
	if (value instanceof Uint8Array)
		return { bytesValue: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join('')) };
	if (isList(value)) return { arrayValue: { values: value.map(anyValue) } };
	return {
		kvlistValue: { values: Object.entries(value).map(([key, inner]) => ({ key, value: anyValue(inner) })) },
	};
}

function isList(value: AttributeValue): value is readonly AttributeValue[] {
	return Array.isArray(value);
}
