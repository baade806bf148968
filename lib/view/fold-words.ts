import { coded } from '../model/columns.ts';
import { MARK, type SpanTable } from '../model/trace.ts';
import { formatCount } from '../words/count.ts';

/** What a folded row stands for: "8 healthy calls to 6 services", "2 keys-db spans" where their parents are missing. */
export function foldWords(rows: readonly number[], spans: SpanTable): string {
	const before = told.get(rows);
	if (before !== undefined) return before;
	const words = countedWords(rows, spans);
	told.set(rows, words);
	return words;
}

/** What was said of a list of rows: it may stand for 100,000 spans, and is drawn again with every key. */
const told = new WeakMap<readonly number[], string>();

function countedWords(rows: readonly number[], spans: SpanTable): string {
	let count = 0;
	const services = new Set<number>();
	for (const first of rows) {
		const end = spans.subtreeEnds[first] ?? first + 1;
		count += end - first;
		for (let row = first; row < end; row++) services.add(spans.services.codes[row] ?? 0);
	}
	const only = services.size === 1 ? coded(spans.services, rows[0] ?? 0) : '';
	if (isOrphaned(rows, spans)) return `${formatCount(count)} ${only ? `${only} ` : ''}spans`;
	return only
		? `${formatCount(count)} healthy ${only} calls`
		: `${formatCount(count)} healthy calls to ${services.size} services`;
}

/** True where all of a folded row came without their parents. */
export function isOrphaned(rows: readonly number[], spans: SpanTable): boolean {
	return rows.every((row) => ((spans.marks[row] ?? 0) & MARK.orphan) !== 0);
}
