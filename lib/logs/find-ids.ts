import { parseSpanId, parseTraceId, type SpanId, type TraceId } from '../model/ids.ts';

export interface FoundIds {
	readonly traceId?: TraceId;
	readonly spanId?: SpanId;
}

/** Longer texts are searched in their first part only. */
const LOOKED_AT = 16_384;

/** What may stand between a name and its value: quotes, escaped where JSON is wrapped in JSON, and one colon or equals sign. */
const IS = String.raw`\\{0,3}["']?\s{0,8}[:=]\s{0,8}\\{0,3}["']?`;

function named(names: string, value: string): RegExp {
	return new RegExp(`(?:${names})${IS}${value}`, 'i');
}

const NAMED_TRACE = named(
	String.raw`trace[ ._-]?id|otelTraceID|"trace\\{0,3}"\s*:\s*\{\s*\\{0,3}"id|"trace`,
	String.raw`(?:projects\/[\w-]+\/traces\/)?([0-9a-f]{15,32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])`,
);
const NAMED_SPAN = named(
	String.raw`(?<!parent[ ._-]?)span[ ._-]?id|otelSpanID|"span\\{0,3}"\s*:\s*\{\s*\\{0,3}"id`,
	String.raw`([0-9a-f]{1,16})(?![\w-])`,
);
/** Datadog counts in decimals. */
const DATADOG_TRACE = named('dd.trace_id', String.raw`(\d{1,20})(?!\w)`);
const DATADOG_SPAN = named('dd.span_id', String.raw`(\d{1,20})(?!\w)`);
const TRACEPARENT = /(?<![\w-])[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?![\w-])/;
const B3 = named(String.raw`\bb3`, String.raw`([0-9a-f]{16}(?:[0-9a-f]{16})?)-([0-9a-f]{16})(?![0-9a-f])`);
const JAEGER = named('uber-trace-id', '([0-9a-f]{1,32})(?::|%3A)([0-9a-f]{1,16})(?::|%3A)');
/** AWS X-Ray: version, seconds, 96 random bits. Together they are the 128 bits of the trace ID. */
const XRAY = named(
	String.raw`\b(?:Root|Self|trace_id)`,
	String.raw`1-([0-9a-f]{8})-([0-9a-f]{24})(?![0-9a-f])`,
);
/** Spring Cloud Sleuth: [service,trace,span] or [service,trace,span,exported]. */
const SLEUTH = /\[[\w.-]*,\s?([0-9a-f]{15,32}),\s?([0-9a-f]{15,16})(?:,(?:true|false))?\]/;

/**
 * IDs that a log line names. Hex digits alone are no ID: a request number of 32 digits looks the same, so
 * a name, or a form that nothing else has, must stand with them.
 */
export function findIds(text: string): FoundIds {
	const line = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
	const pair = TRACEPARENT.exec(line) ?? B3.exec(line) ?? JAEGER.exec(line) ?? SLEUTH.exec(line);
	if (pair) return ids(pair[1], pair[2]);
	const xray = XRAY.exec(line);
	if (xray) return ids(`${xray[1]}${xray[2]}`, undefined);
	const decimal = DATADOG_TRACE.exec(line);
	if (decimal) return ids(toHex(decimal[1]), toHex(DATADOG_SPAN.exec(line)?.[1]));
	const trace = NAMED_TRACE.exec(line);
	return trace ? ids(trace[1]?.replaceAll('-', ''), NAMED_SPAN.exec(line)?.[1]) : {};
}

function toHex(decimal: string | undefined): string | undefined {
	return decimal === undefined ? undefined : BigInt(decimal).toString(16);
}

function ids(trace: string | undefined, span: string | undefined): FoundIds {
	const traceId = trace === undefined ? undefined : parseTraceId(trace);
	const spanId = span === undefined ? undefined : parseSpanId(span);
	if (!traceId) return {};
	return spanId ? { traceId, spanId } : { traceId };
}
