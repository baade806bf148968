import type { Context } from './context.ts';

/** Calls of one caller to one operation that ran one after another and went well, by start. */
export interface RepeatedCalls {
	readonly rows: readonly number[];
}

/** Groups of at least `least` such calls; names may differ in their numbers. Linear in spans. */
export function repeatedCalls(context: Context, least: number): readonly RepeatedCalls[] {
	const { spans } = context.trace;
	const groups = new Map<string, number[]>();
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		if (parent === -1) continue;
		const key = `${parent}\u0000${spans.services.codes[row]}\u0000${plainName(context.operation(row))}`;
		const list = groups.get(key);
		if (list) list.push(row);
		else groups.set(key, [row]);
	}
	const found: RepeatedCalls[] = [];
	for (const rows of groups.values())
		if (rows.length >= least && isSerial(context, rows)) found.push({ rows });
	return found;
}

/** "SELECT shard 12" and "SELECT shard 13" are one operation. */
function plainName(name: string): string {
	return name.replaceAll(/\d+/g, '#');
}

function isSerial(context: Context, rows: readonly number[]): boolean {
	return rows.every((row, i) => {
		const before = rows[i - 1];
		if (context.errors[row]) return false;
		return before === undefined || (context.trace.spans.starts[row] ?? 0) >= context.end(before);
	});
}
