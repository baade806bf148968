import type { LogFormat } from './company.ts';

interface Line {
	readonly level: string;
	readonly text: string;
	readonly time: bigint;
	readonly traceId: string;
	readonly spanId: string;
	/** More that the line tells; what is written as plain text leaves it out. */
	readonly fields?: Readonly<Record<string, string | number | undefined>>;
}

/** A log line as its service writes it: the same facts, named differently everywhere. */
export function logBody(format: LogFormat, line: Line): string {
	const iso = new Date(Number(line.time / 1_000_000n)).toISOString();
	const { level, text, traceId, spanId, fields } = line;
	switch (format) {
		case 'json':
			return JSON.stringify({ ts: iso, level, msg: text, trace_id: traceId, span_id: spanId, ...fields });
		case 'json-dd':
			return JSON.stringify({
				timestamp: iso,
				status: level,
				severity: level.toUpperCase(),
				message: text,
				'dd.trace_id': traceId,
				'dd.span_id': spanId,
				...fields,
			});
		case 'json-nested':
			return JSON.stringify({
				'@timestamp': iso,
				'log.level': level,
				message: text,
				trace: { id: traceId },
				span: { id: spanId },
				...fields,
			});
		case 'logfmt':
			return `ts=${iso} level=${level} traceId=${traceId} spanId=${spanId} msg=${JSON.stringify(text)}`;
		case 'text':
			return `${iso} [${level.toUpperCase()}] TraceID: ${traceId} SpanID: ${spanId} ${text}`;
		case 'otlp':
			return text;
	}
}
