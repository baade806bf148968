import { KIND, STATUS } from '../../model/span-kind.ts';
import type { LogBatch } from '../../model/log-batch.ts';
import type { SpanBatch } from '../../model/span-batch.ts';
import { SPAN_FLAG } from '../../model/span-batch.ts';
import { type LogRow, logBatchFromRows, type SpanRow, spanBatchFromRows } from '../../columns/rows.ts';

/** Trace ID of every drawn trace, and the moment that 0 in a drawing stands for. */
export const DRAWN_TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
export const DRAWN_START = 1_790_000_000_000_000_000n;

const MILLI = 1_000_000;
const LINE = /^(\s*)(\S+)\s+(.*?)\s+(-?[\d.]+)-(-?[\d.]+)\s*((?:\[[^\]]*\]\s*)*)$/;

export interface DrawnTrace {
	readonly batch: SpanBatch;
	readonly logs: LogBatch;
	readonly rows: readonly SpanRow[];
	readonly logRows: readonly LogRow[];
}

/**
 * A trace out of a drawing: a line a span, indented below its parent, with service, operation, start and end in
 * milliseconds, and marks in brackets: `[error]`, `[error: message]`, `[status 404]`, `[kind client]`, `[attr k=v]`,
 * `[host h]`, `[region r]`, `[id x]`, `[parent x]`, `[shared]`, `[no time]`, `[event name: message]`, `[log: text]`, `[log error: text]`.
 *
 *     web      GET /play            0-90
 *       auth   check                5-20
 *       drm    license              20-85  [error] [log error: too many streams]
 */
export function drawTrace(drawing: string): DrawnTrace {
	const rows: SpanRow[] = [];
	const logRows: LogRow[] = [];
	const above: { readonly indent: number; readonly spanId: string }[] = [];
	for (const line of drawing.split('\n')) {
		if (line.trim() === '') continue;
		const found = LINE.exec(line);
		if (!found) throw new Error(`can't read the line ${JSON.stringify(line)}`);
		const indent = found[1]?.length ?? 0;
		while (above.length > 0 && (above.at(-1)?.indent ?? 0) >= indent) above.pop();
		const span = drawSpan(found, rows.length, above.at(-1)?.spanId);
		rows.push(span);
		logRows.push(...drawLogs(found[6] ?? '', span));
		above.push({ indent, spanId: span.spanId });
	}
	return { batch: spanBatchFromRows(rows), logs: logBatchFromRows(logRows), rows, logRows };
}

/** Span ID of the n-th line of a drawing, from 0. */
export function drawnSpanId(line: number): string {
	return (line + 1).toString(16).padStart(16, '0');
}

function drawSpan(found: RegExpExecArray, line: number, parentId: string | undefined): SpanRow {
	const [, , service = '', name = '', from = '', to = '', brackets = ''] = found;
	const marks = marksOf(brackets);
	const id = marks.get('id')?.[0];
	const parent = marks.get('parent')?.[0];
	const message = marks.get('error')?.[0];
	const start = Math.round(Number(from) * MILLI);
	const attributes: Record<string, string | number> = {};
	for (const pair of marks.get('attr') ?? [])
		attributes[pair.slice(0, pair.indexOf('='))] = valueOf(pair.slice(pair.indexOf('=') + 1));
	const status = marks.get('status')?.[0];
	if (status !== undefined) attributes['http.response.status_code'] = Number(status);
	const kind = marks.get('kind')?.[0];
	const host = marks.get('host')?.[0];
	const region = marks.get('region')?.[0];
	const events = (marks.get('event') ?? []).map((text) => eventOf(text, start));
	const flags = (marks.has('shared') ? SPAN_FLAG.shared : 0) | (marks.has('no time') ? SPAN_FLAG.noTime : 0);
	return {
		traceId: DRAWN_TRACE_ID,
		spanId: id === undefined ? drawnSpanId(line) : id.padStart(16, '0'),
		parentSpanId: parent === undefined ? (parentId ?? '') : parent.padStart(16, '0'),
		startTime: DRAWN_START + BigInt(start),
		duration: BigInt(Math.max(0, Math.round(Number(to) * MILLI) - start)),
		service,
		name,
		kind: kind === undefined ? 0 : (Object.entries(KIND).find(([word]) => word === kind)?.[1] ?? 0),
		statusCode: message === undefined ? STATUS.unset : STATUS.error,
		statusMessage: message ?? '',
		attributes,
		resource: {
			...(host === undefined ? {} : { 'host.name': host }),
			...(region === undefined ? {} : { 'cloud.region': region }),
		},
		flags,
		events,
	};
}

function eventOf(text: string, start: number): NonNullable<SpanRow['events']>[number] {
	const [name = '', message = ''] = text.split(/:\s*/, 2);
	const attributes: Record<string, string> = name === 'exception' ? { 'exception.message': message } : {};
	return { time: DRAWN_START + BigInt(start), name, attributes };
}

function drawLogs(brackets: string, span: SpanRow): LogRow[] {
	const found: LogRow[] = [];
	for (const [, level = '', text = ''] of brackets.matchAll(
		/\[log ?(error|warn|info|debug)?: ?([^\]]*)\]/g,
	)) {
		found.push({
			time: span.startTime + span.duration,
			traceId: span.traceId,
			spanId: span.spanId,
			service: span.service,
			body: text,
			severityNumber: { error: 17, warn: 13, info: 9, debug: 5 }[level] ?? 9,
		});
	}
	return found;
}

function marksOf(brackets: string): ReadonlyMap<string, readonly string[]> {
	const marks = new Map<string, string[]>();
	for (const [, inside = ''] of brackets.matchAll(/\[([^\]]*)\]/g)) {
		const found = /^(no time|shared|\w+):?\s*(.*)$/.exec(inside);
		const word = found?.[1] ?? inside;
		marks.set(word, [...(marks.get(word) ?? []), found?.[2] ?? '']);
	}
	return marks;
}

function valueOf(text: string): string | number {
	return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
