import { ERROR_SEVERITY, type JoinedLog, WARN_SEVERITY } from '../../logs/join.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { LogLine, LogPage } from '../../api/request.ts';
import { canonical } from '../../columns/canonical.ts';
import { shownText } from '../../redact/personal.ts';
import type { OpenedRequest } from './open-request.ts';

export interface LogPageQuery {
	/** Place to go on from, as the page before gave it. */
	readonly cursor: number;
	readonly limit: number;
	readonly order: 'time' | 'errors';
	/** Lines of this span and no other. */
	readonly row?: number;
	/** Found in the body, ignoring case. */
	readonly text?: string;
}

/** A page of a request's log lines: by time, or errors and warnings first. */
export function presentLogPage({ logs }: Pick<OpenedRequest, 'logs'>, query: LogPageQuery): LogPage {
	const lines = query.row === undefined ? logs.lines : logs.of(query.row);
	const text = query.text?.toLowerCase() ?? '';
	const found = text === '' ? lines : lines.filter((line) => line.record.body.toLowerCase().includes(text));
	const ordered = query.order === 'errors' ? errorsFirst(found) : found;
	const next = query.cursor + query.limit;
	return {
		lines: ordered.slice(query.cursor, next).map(lineJson),
		total: found.length,
		nextCursor: next < found.length ? String(next) : null,
	};
}

function errorsFirst(lines: readonly JoinedLog[]): readonly JoinedLog[] {
	const rank = ({ record }: JoinedLog) =>
		record.severity >= ERROR_SEVERITY ? 0 : record.severity >= WARN_SEVERITY ? 1 : 2;
	return lines.toSorted((a, b) => rank(a) - rank(b) || a.index - b.index);
}

function lineJson({ index, row, offsetNanos, record }: JoinedLog): LogLine {
	return {
		index,
		offsetNanos,
		time: isoNanos(record.time),
		service: record.service,
		row,
		severity: record.severity,
		message: record.message,
		body: record.body,
		attributes: Object.fromEntries(
			[...record.attributes].map(([key, value]) => [key, shownText(key, canonical(value).text)]),
		),
		source: record.source,
	};
}
