import { coded } from '../../model/columns.ts';
import { SPAN_MARK, type Trace } from '../../model/trace.ts';

const WORDS = Object.entries(SPAN_MARK);

/** A trace as drawn lines, times in milliseconds, with what assembly found odd: the counterpart of drawTrace. */
export function printTrace({ spans }: Trace): string {
	const lines: string[] = [];
	for (let row = 0; row < spans.length; row++) {
		const start = spans.starts[row] ?? 0;
		const end = start + (spans.durations[row] ?? 0);
		const marks = WORDS.filter(([, bit]) => ((spans.marks[row] ?? 0) & bit) !== 0).map(
			([word]) => ` [${word}]`,
		);
		const indent = '  '.repeat(spans.depths[row] ?? 0);
		lines.push(
			`${indent}${coded(spans.services, row)} ${coded(spans.names, row)} ${start / 1e6}-${end / 1e6}${marks.join('')}`,
		);
	}
	return lines.join('\n');
}
