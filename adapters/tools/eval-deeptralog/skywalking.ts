import { createHash } from 'node:crypto';

/** A span as SkyWalking's export has it; times in milliseconds. */
export interface SkyWalkingSpan {
	readonly start: number;
	readonly end: number;
	readonly url: string;
	readonly type: string;
	readonly service: string;
	readonly spanId: string;
	readonly traceId: string;
	readonly peer: string;
	/** `-1` for a root. */
	readonly parent: string;
	readonly failed: boolean;
}

/** A line that a service logged within a request. */
export interface SkyWalkingLine {
	readonly time: number;
	readonly service: string;
	readonly instance: string;
	readonly traceId: string;
	readonly spanId: string;
	readonly text: string;
}

/** Rows of a SpanData file: no field is quoted. Rows of another width are left out. */
export function readSpans(csv: string): readonly SkyWalkingSpan[] {
	return csv
		.split('\n')
		.slice(1)
		.map((row) => row.trim().split(','))
		.filter((cells) => cells.length === 11)
		.map(([start, end, url, type, service, spanId, traceId, peer, parent, , failed]) => ({
			start: Number(start),
			end: Number(end),
			url: url ?? '',
			type: type ?? '',
			service: service ?? '',
			spanId: spanId ?? '',
			traceId: traceId ?? '',
			peer: peer ?? '',
			parent: parent ?? '',
			failed: failed === 'True',
		}));
}

const LINE =
	/^(\d{4}-\d\d-\d\d) ([\d:.]+) \[SW_CTX:\[([^,\]]+),([^,\]]+),([^,\]]+),([^,\]]+),(-?\d+)\]\] (.*)$/;

/** Lines with a trace ID; their clock is that of UTC+8. */
export function readLines(log: string): readonly SkyWalkingLine[] {
	return log.split(/\r?\n/).flatMap((line) => {
		const [, day, clock, service, instance, traceId, segment, number, text] = LINE.exec(line) ?? [];
		if (service === undefined || instance === undefined || traceId === undefined || text === undefined)
			return [];
		const time = Date.parse(`${day}T${clock}+08:00`);
		return [{ time, service, instance, traceId, spanId: `${segment}.${number}`, text }];
	});
}

/** SkyWalking's IDs are of no fixed width: these stand for them. */
export const traceIdOf = (id: string): string => createHash('md5').update(id).digest('hex');
const spanIdOf = (id: string): string => traceIdOf(id).slice(0, 16);

const KINDS: Readonly<Record<string, number>> = { Local: 1, Entry: 2, Exit: 3 };
const nanos = (ms: number): string => `${ms}000000`;
const attributes = (values: Readonly<Record<string, string>>) =>
	Object.entries(values).map(([key, value]) => ({ key, value: { stringValue: value } }));

/** An OTLP/JSON request with these spans, later by `shift` milliseconds. */
export function otlpSpans(spans: readonly SkyWalkingSpan[], shift: number): string {
	const resourceSpans = [...Map.groupBy(spans, ({ service }) => service)].map(([service, own]) => ({
		resource: { attributes: attributes({ 'service.name': service }) },
		scopeSpans: [
			{
				spans: own.map((span) => ({
					traceId: traceIdOf(span.traceId),
					spanId: spanIdOf(span.spanId),
					...(span.parent === '-1' ? {} : { parentSpanId: spanIdOf(span.parent) }),
					name: span.url,
					kind: KINDS[span.type] ?? 0,
					startTimeUnixNano: nanos(span.start + shift),
					endTimeUnixNano: nanos(span.end + shift),
					attributes: attributes({ 'service.peer.name': span.peer }),
					status: span.failed ? { code: 2 } : {},
				})),
			},
		],
	}));
	return JSON.stringify({ resourceSpans });
}

/** An OTLP/JSON request with these lines, unparsed and without a severity, later by `shift` milliseconds. */
export function otlpLines(lines: readonly SkyWalkingLine[], shift: number): string {
	const resourceLogs = [
		...Map.groupBy(lines, ({ service, instance }) => `${service}\0${instance}`).values(),
	].map((own) => ({
		resource: {
			attributes: attributes({
				'service.name': own[0]?.service ?? '',
				'service.instance.id': own[0]?.instance ?? '',
			}),
		},
		scopeLogs: [
			{
				logRecords: own.map((line) => ({
					timeUnixNano: nanos(line.time + shift),
					traceId: traceIdOf(line.traceId),
					spanId: spanIdOf(line.spanId),
					body: { stringValue: line.text },
				})),
			},
		],
	}));
	return JSON.stringify({ resourceLogs });
}
