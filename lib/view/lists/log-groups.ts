import { logPattern } from '../../logs/log-template.ts';
import type { LogLine } from '../../api/request.ts';

/** Lines of one service that say the same, but for numbers and IDs where they are no errors, shown once. */
export interface LogGroup {
	readonly first: LogLine;
	readonly lines: readonly LogLine[];
}

export type LogOrder = 'errors' | 'time';

/**
 * Lines as the page lists them. Errors first: repeats folded wherever they are, errors before warnings before the
 * rest. By time: only repeats that follow one another fold, so that the order stays true.
 */
export function logGroups(lines: readonly LogLine[], order: LogOrder): LogGroup[] {
	return order === 'time' ? runs(lines) : byLoudness(lines);
}

interface Growing {
	readonly first: LogLine;
	readonly lines: LogLine[];
}

function byLoudness(lines: readonly LogLine[]): LogGroup[] {
	const groups = new Map<string, Growing>();
	for (const line of lines) {
		const key = saying(line);
		const group = groups.get(key);
		if (group) group.lines.push(line);
		else groups.set(key, { first: line, lines: [line] });
	}
	return [...groups.values()].sort(
		(a, b) =>
			severityRank(b.first.severity) - severityRank(a.first.severity) || a.first.index - b.first.index,
	);
}

function runs(lines: readonly LogLine[]): LogGroup[] {
	const groups: Growing[] = [];
	let before = '';
	for (const line of lines) {
		const key = saying(line);
		const last = groups.at(-1);
		if (last && key === before) last.lines.push(line);
		else groups.push({ first: line, lines: [line] });
		before = key;
	}
	return groups;
}

/** Errors fold only where they are equal: none may hide behind another. */
function saying(line: LogLine): string {
	const said = severityRank(line.severity) === 3 ? line.message : logPattern(line.message);
	return `${line.severity}\n${line.service}\n${said}`;
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
