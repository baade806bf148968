import { parseSpanId, parseTraceId, type SpanId, type TraceId } from '../model/ids.ts';

export interface FoundIds {
	readonly traceId?: TraceId;
	readonly spanId?: SpanId;
}

/** Longer texts are searched in their first part only. */
const LOOKED_AT = 16_384;

const NAMED_TRACE =
	/(?:trace[._-]?id|otelTraceID|X-B3-TraceId|"trace")\\?["']?\s*[:=]\s*\\?["']?(?:projects\/[\w-]+\/traces\/)?([0-9a-f]{16,32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/i;
const NAMED_SPAN = /(?:span[._-]?id|otelSpanID|X-B3-SpanId)\\?["']?\s*[:=]\s*\\?["']?([0-9a-f]{1,16})\b/i;
const TRACEPARENT = /\b[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}\b/;
const B3 = /\bb3\\?["']?\s*[:=]\s*\\?["']?([0-9a-f]{16}(?:[0-9a-f]{16})?)-([0-9a-f]{16})\b/i;
/** AWS X-Ray: version, seconds, 96 random bits. Together they are the 128 bits of the trace ID. */
const XRAY = /\b(?:Root|Self|trace_id)["']?\s*[:=]\s*["']?1-([0-9a-f]{8})-([0-9a-f]{24})\b/i;
/** Spring Cloud Sleuth: [service,trace,span] or [service,trace,span,exported]. */
const SLEUTH = /\[[\w.-]*,([0-9a-f]{15,32}),([0-9a-f]{15,16})(?:,(?:true|false))?\]/;

/**
 * IDs that a log line names. Hex digits alone are no ID: a request number of 32 digits looks the same, so
 * a name, or a form that nothing else has, must stand with them.
 */
export function findIds(text: string): FoundIds {
	const line = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
	const pair = TRACEPARENT.exec(line) ?? B3.exec(line) ?? SLEUTH.exec(line);
	if (pair) return ids(pair[1], pair[2]);
	const xray = XRAY.exec(line);
	if (xray) return ids(`${xray[1]}${xray[2]}`, undefined);
	const trace = NAMED_TRACE.exec(line);
	return trace ? ids(trace[1]?.replaceAll('-', ''), NAMED_SPAN.exec(line)?.[1]) : {};
}

function ids(trace: string | undefined, span: string | undefined): FoundIds {
	const traceId = trace === undefined ? undefined : parseTraceId(trace);
	const spanId = span === undefined ? undefined : parseSpanId(span);
	if (!traceId) return {};
	return spanId ? { traceId, spanId } : { traceId };
}
