import type { RequestFacts } from './request-facts.ts';

/**
 * Calls of one caller to one operation that ran one after another and went well: rows by start, at least `least` a
 * group. Names may differ in their numbers. Linear in spans.
 */
export function repeatedCalls(context: RequestFacts, least: number): readonly (readonly number[])[] {
	const { spans } = context.trace;
	const calls = new Uint32Array(spans.length);
	for (const parent of spans.parents) if (parent !== -1) calls[parent] = (calls[parent] ?? 0) + 1;
	const names = spans.names.values.map(plainName);
	const groups = new Map<string, number[]>();
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		if (parent === -1 || (calls[parent] ?? 0) < least) continue;
		const key = `${parent} ${spans.services.codes[row]} ${names[spans.names.codes[row] ?? 0]}`;
		const list = groups.get(key);
		if (list) list.push(row);
		else groups.set(key, [row]);
	}
	return [...groups.values()].filter((rows) => rows.length >= least && isSerial(context, rows));
}

/** "SELECT shard 12" and "SELECT shard 13" are one operation. */
function plainName(name: string): string {
	return name.replaceAll(/\d+/g, '#');
}

function isSerial(context: RequestFacts, rows: readonly number[]): boolean {
	return rows.every((row, i) => {
		const before = rows[i - 1];
		if (context.errors[row]) return false;
		return before === undefined || (context.trace.spans.starts[row] ?? 0) >= context.end(before);
	});
}
