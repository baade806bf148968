import type { Context } from './context.ts';

/** Calls of one caller to one operation, by start: a retry, or calls in a row. */
export interface Siblings {
	readonly parent: number;
	readonly rows: readonly number[];
	readonly failed: number;
	/** Whether the last one went well. */
	readonly recovered: boolean;
	/** None starts before the one before it ended. */
	readonly serial: boolean;
}

/** Groups of two calls and more under one parent that go to the same operation. Linear in spans. */
export function siblingGroups(context: Context): readonly Siblings[] {
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
	const found: Siblings[] = [];
	for (const rows of groups.values()) if (rows.length > 1) found.push(describe(context, rows));
	return found;
}

/** Nanoseconds that failed tries took, each until the next one began. */
export function costOfTries(context: Context, { rows }: Siblings): number {
	const { starts } = context.trace.spans;
	let cost = 0;
	rows.forEach((row, i) => {
		const next = rows[i + 1];
		if (next !== undefined && failedRow(context, row)) cost += (starts[next] ?? 0) - (starts[row] ?? 0);
	});
	return cost;
}

/** "POST /issue, try 2" and "POST /issue, try 3" are one operation. */
function plainName(name: string): string {
	return name.replaceAll(/\d+/g, '#');
}

function describe(context: Context, rows: readonly number[]): Siblings {
	const { spans } = context.trace;
	let serial = true;
	let failed = 0;
	rows.forEach((row, i) => {
		const before = rows[i - 1];
		if (before !== undefined && (spans.starts[row] ?? 0) < context.end(before)) serial = false;
		if (failedRow(context, row)) failed++;
	});
	const last = rows.at(-1) ?? 0;
	return {
		parent: spans.parents[rows[0] ?? 0] ?? -1,
		rows,
		failed,
		recovered: failed > 0 && !failedRow(context, last),
		serial,
	};
}

function failedRow(context: Context, row: number): boolean {
	return context.errors[row] !== undefined;
}
