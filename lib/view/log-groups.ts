import { logPattern } from '../logs/pattern.ts';
import type { LogLine } from '../wire/api/request.ts';

/** Lines of one service that say the same, but for numbers and IDs where they are no errors, shown once. */
export interface LogGroup {
	readonly first: LogLine;
	readonly count: number;
}

export type LogOrder = 'errors' | 'time';

/** Lines as the page lists them: repeats folded, errors before warnings before the rest, or all by time. */
export function logGroups(lines: readonly LogLine[], order: LogOrder): LogGroup[] {
	if (order === 'time') return lines.map((first) => ({ first, count: 1 }));
	const groups = new Map<string, { first: LogLine; count: number }>();
	for (const line of lines) {
		// Errors fold only where they are equal: none may hide behind another.
		const said = severityRank(line.severity) === 3 ? line.message : logPattern(line.message);
		const key = `${line.severity}\n${line.service}\n${said}`;
		const group = groups.get(key);
		if (group) group.count++;
		else groups.set(key, { first: line, count: 1 });
	}
	return [...groups.values()].sort(
		(a, b) =>
			severityRank(b.first.severity) - severityRank(a.first.severity) || a.first.index - b.first.index,
	);
}

/** 3 error and worse, 2 warning, 1 info, 0 below or unknown. */
export function severityRank(severity: number): number {
	return severity >= 17 ? 3 : severity >= 13 ? 2 : severity >= 9 ? 1 : 0;
}

const NAMES = ['', 'TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

/** OpenTelemetry's short name of a severity number, or empty. */
export function severityName(severity: number): string {
	return NAMES[Math.ceil(severity / 4)] ?? '';
}
