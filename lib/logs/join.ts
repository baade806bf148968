import { coded } from '../model/columns.ts';
import type { LogRecord } from '../model/log-record.ts';
import type { Nanos } from '../model/time.ts';
import { SPAN_MARK, type Trace } from '../model/trace.ts';

/** OTLP severities from here on are errors, from here on warnings. */
export const ERROR_SEVERITY = 17;
export const WARN_SEVERITY = 13;

/** A log line in its place in the request. */
export interface JoinedLog {
	/** Place among the request's lines by time: how findings point at it. */
	readonly index: number;
	/** Row of the span it belongs to, or -1. */
	readonly row: number;
	/** From the trace's start, by the trace's corrected time. */
	readonly offsetNanos: Nanos;
	readonly record: LogRecord;
}

export interface JoinedLogs {
	readonly lines: readonly JoinedLog[];
	readonly errors: number;
	/** Services that logged about this request and have no span in it. */
	readonly servicesWithoutSpan: readonly string[];
	/** Lines of a row, by time. */
	of(row: number): readonly JoinedLog[];
}

const NONE: readonly JoinedLog[] = [];

/** Puts log lines beside the spans of their request: by span ID, in corrected time. Linear but for the sort. */
export function joinLogs(trace: Trace, records: readonly LogRecord[]): JoinedLogs {
	const rows = new Map<string, number>();
	const shiftOfService = new Map<string, number>();
	const halves = new Map<string, number>();
	const { spans } = trace;
	for (let row = spans.length - 1; row >= 0; row--) {
		rows.set(spans.ids[row] ?? '', row);
		if (((spans.marks[row] ?? 0) & SPAN_MARK.sameId) !== 0) halves.set(halfKey(trace, row), row);
		shiftOfService.set(coded(spans.services, row), shiftOf(trace, row));
	}
	const placed = records.map((record) => {
		// Several spans of one ID, as both halves of a shared span: the one of the line's own service is meant.
		const { spanId, service } = record;
		const row = spanId === undefined ? -1 : (halves.get(`${spanId} ${service}`) ?? rows.get(spanId) ?? -1);
		const shift = row === -1 ? (shiftOfService.get(record.service) ?? 0) : shiftOf(trace, row);
		return { record, row, offsetNanos: Number(record.time - trace.startTime) + shift };
	});
	placed.sort((a, b) => a.offsetNanos - b.offsetNanos);
	const lines = placed.map((line, index) => ({ ...line, index }));
	const byRow = new Map<number, JoinedLog[]>();
	for (const line of lines) {
		const list = byRow.get(line.row);
		if (list) list.push(line);
		else byRow.set(line.row, [line]);
	}
	const silent = new Set(
		lines.map((line) => line.record.service).filter((service) => !shiftOfService.has(service)),
	);
	return {
		lines,
		errors: lines.filter((line) => line.record.severity >= ERROR_SEVERITY).length,
		servicesWithoutSpan: [...silent].sort(),
		of: (row) => byRow.get(row) ?? NONE,
	};
}

function halfKey({ spans }: Trace, row: number): string {
	return `${spans.ids[row] ?? ''} ${coded(spans.services, row)}`;
}

/** What clock correction added to a row's time. */
function shiftOf({ spans }: Trace, row: number): number {
	return (spans.starts[row] ?? 0) - (spans.rawStarts[row] ?? 0);
}
