import type { AttributeValue } from '../model/attributes.ts';
import { KIND, STATUS } from '../model/span-kind.ts';
import type { LogRow, SpanRow } from '../columns/rows.ts';
import { halcyonService } from './company.ts';
import { logBody } from './log-body.ts';
import type { Random } from './random.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** A line to log; its fields are written the way the service writes all of its lines. */
export type LogLine = readonly [
	atMs: number,
	level: LogLevel,
	text: string,
	fields?: Readonly<Record<string, string | number | undefined>>,
];

export interface CallEvent {
	readonly atMs: number;
	readonly name: string;
	readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** A call of a make-believe request: times in milliseconds from the start of the call above. */
export interface Call {
	readonly service: string;
	readonly name: string;
	readonly at: number;
	readonly ms: number;
	readonly kind?: keyof typeof KIND;
	readonly attributes?: Readonly<Record<string, AttributeValue>>;
	/** Makes the span an error with this message; empty for none. */
	readonly error?: string;
	/** HTTP status; gives an HTTP server its attributes. */
	readonly status?: number;
	/** Version that answered, where it is not the service's usual one. */
	readonly version?: string;
	readonly logs?: readonly LogLine[];
	readonly calls?: readonly Call[];
	/** Sent with a parent that nobody sends. */
	readonly lost?: boolean;
	/** Milliseconds its host's clock is ahead. */
	readonly clockAhead?: number;
	readonly events?: readonly CallEvent[];
	/** No call at all: these events, as log records that name no request. */
	readonly reports?: readonly CallEvent[];
	readonly links?: SpanRow['links'];
}

/** What every span of one request has in common. */
export interface RequestFrame {
	readonly traceId: string;
	/** Nanoseconds since 1970. */
	readonly start: bigint;
	readonly random: Random;
	/** Session, member, device: on every span, as baggage would put them there. */
	readonly shared: Readonly<Record<string, AttributeValue>>;
	readonly region: string;
}

export interface GeneratedRequest {
	readonly spans: SpanRow[];
	readonly logs: LogRow[];
}

const LEVELS: Readonly<Record<LogLevel, number>> = { debug: 5, info: 9, warn: 13, error: 17 };
const MILLI = 1_000_000;

/** Turns a tree of calls into spans and log lines. */
export function play(root: Call, frame: RequestFrame): GeneratedRequest {
	const out: GeneratedRequest = { spans: [], logs: [] };
	const open: { call: Call; parent: string; from: number }[] = [{ call: root, parent: '', from: 0 }];
	for (let next = open.pop(); next; next = open.pop()) {
		const { call, parent, from } = next;
		if (call.reports) {
			for (const event of call.reports) out.logs.push(reportOf(call, frame, from + call.at, event));
			continue;
		}
		const spanId = frame.random.hex(8);
		const start = from + call.at;
		out.spans.push(spanOf(call, frame, spanId, call.lost ? frame.random.hex(8) : parent, start));
		for (const line of call.logs ?? []) out.logs.push(logOf(call, frame, spanId, start, line));
		for (const below of [...(call.calls ?? [])].reverse())
			open.push({ call: below, parent: spanId, from: start });
	}
	return out;
}

function spanOf(call: Call, frame: RequestFrame, spanId: string, parent: string, startMs: number): SpanRow {
	const start = moment(frame, call, startMs);
	return {
		traceId: frame.traceId,
		spanId,
		parentSpanId: parent,
		startTime: start,
		duration: BigInt(Math.round(call.ms * MILLI)),
		service: call.service,
		name: call.name,
		kind: KIND[call.kind ?? (call.status === undefined ? 'internal' : 'server')],
		statusCode: call.error === undefined ? STATUS.unset : STATUS.error,
		statusMessage: call.error ?? '',
		scope: call.status === undefined ? 'halcyon.core@1.4.0' : 'halcyon.http@1.4.0',
		attributes: { ...frame.shared, ...httpAttributes(call), ...call.attributes },
		resource: resourceOf(call, frame),
		events: (call.events ?? []).map((event) => ({
			time: start + BigInt(Math.round(event.atMs * MILLI)),
			name: event.name,
			attributes: event.attributes,
		})),
		links: call.links ?? [],
	};
}

function logOf(
	call: Call,
	frame: RequestFrame,
	spanId: string,
	startMs: number,
	[atMs, level, text, fields]: LogLine,
): LogRow {
	const { format } = halcyonService(call.service);
	const time = moment(frame, call, startMs + atMs);
	const base = {
		time,
		service: call.service,
		body: logBody(format, { level, text, time, traceId: frame.traceId, spanId, fields }),
		resource: resourceOf(call, frame),
	};
	if (format !== 'otlp') return base;
	return {
		...base,
		traceId: frame.traceId,
		spanId,
		severityNumber: LEVELS[level],
		severityText: level.toUpperCase(),
	};
}

function reportOf(call: Call, frame: RequestFrame, startMs: number, event: CallEvent): LogRow {
	return {
		time: moment(frame, call, startMs + event.atMs),
		service: call.service,
		eventName: event.name,
		body: '',
		attributes: { ...frame.shared, ...event.attributes },
		resource: resourceOf(call, frame),
		scope: 'halcyon.player@7.3.0',
		severityNumber: LEVELS.info,
		severityText: 'INFO',
	};
}

function moment(frame: RequestFrame, call: Call, ms: number): bigint {
	return frame.start + BigInt(Math.round((ms + (call.clockAhead ?? 0)) * MILLI));
}

function httpAttributes(call: Call): Readonly<Record<string, AttributeValue>> {
	if (call.status === undefined) return { 'thread.name': 'worker' };
	const [method = 'GET', route = '/'] = call.name.split(' ');
	return {
		'http.request.method': method,
		'http.route': route,
		'http.response.status_code': call.status,
		'server.address': `${call.service}.halcyon.internal`,
		'server.port': 8443,
	};
}

/** Which of four instances answered follows from the trace, so that one request meets one instance of a service. */
function resourceOf(call: Call, frame: RequestFrame): Readonly<Record<string, AttributeValue>> {
	const service = halcyonService(call.service);
	const instance = Number.parseInt(frame.traceId.slice(-2), 16) % 4;
	return {
		'service.version': call.version ?? service.version,
		'service.instance.id': `${call.service}-${instance}`,
		'deployment.environment.name': 'production',
		'cloud.region': frame.region,
		'k8s.cluster.name': `${frame.region}-a`,
		'host.name': call.service.endsWith('-app')
			? `device-${textOr(frame.shared['device.id'])}`
			: `node-${call.service}-${instance}`,
	};
}

function textOr(value: AttributeValue | undefined): string {
	return typeof value === 'string' ? value : 'unknown';
}
