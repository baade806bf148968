import type { JoinedLog } from './join.ts';
import { logPattern } from './pattern.ts';

/** Lines of one service and severity that say the same but for numbers, IDs and names. */
export interface LogRepeat {
	readonly pattern: string;
	readonly service: string;
	readonly severity: number;
	/** By time; the first one is to be shown. */
	readonly lines: readonly JoinedLog[];
}

/** Folds repeats: worst severity first, then by first appearance. Linear but for the sort. */
export function foldRepeats(lines: readonly JoinedLog[]): readonly LogRepeat[] {
	const repeats = new Map<
		string,
		{ pattern: string; service: string; severity: number; lines: JoinedLog[] }
	>();
	const patterns = new Map<string, string>();
	for (const line of lines) {
		const { message, service, severity } = line.record;
		let pattern = patterns.get(message);
		if (pattern === undefined) {
			pattern = logPattern(message);
			patterns.set(message, pattern);
		}
		const key = `${severity}\n${service}\n${pattern}`;
		const known = repeats.get(key);
		if (known) known.lines.push(line);
		else repeats.set(key, { pattern, service, severity, lines: [line] });
	}
	return [...repeats.values()].sort(
		(a, b) => b.severity - a.severity || (a.lines[0]?.index ?? 0) - (b.lines[0]?.index ?? 0),
	);
}
