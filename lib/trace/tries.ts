import { memoByObject } from '../base/memo-by-object.ts';
import { STATUS } from '../model/span-kind.ts';
import type { SpanColumns } from '../model/trace.ts';

/** Which try of how many a span was, and how often a caller tried again. */
export interface Tries {
	/** All tries of the call that a row is one of, in order. */
	readonly byRow: ReadonlyMap<number, readonly number[]>;
	/** The failed try that a retry was made after. */
	readonly before: ReadonlyMap<number, number>;
	/** Retries by the row of the caller. */
	readonly retries: ReadonlyMap<number, number>;
}

/** "POST /issue, try 2" and "POST /issue (attempt 3)" are one call; "chunk 17" and "chunk 18" are two. */
const NUMBER_OF_TRY = /[\s,;:([#-]*\b(?:try|attempt|retry)\s*#?\d+\b[)\]]?/gi;

/**
 * What a retry is, wherever one is spoken of: a call that its caller made again after it had failed. Same caller,
 * service and name, and begun when the failed one had ended; after one that went well a new call begins.
 *
 *     caller   ├──────────────────┤
 *     tries      ├──×  ├──×  ├─┤        × failed
 *
 * What counts as failed is the asker's: a picture goes by the status, a diagnosis by log lines too. Linear in spans.
 */
export function findTries(spans: SpanColumns, failed: (row: number) => boolean): Tries {
	const byRow = new Map<number, number[]>();
	const beforeRow = new Map<number, number>();
	const retries = new Map<number, number>();
	/** The last failed try of each call. Only callers of several calls, one of them failed, are looked at: there are few. */
	const open = new Map<string, number>();
	const callers = callersOfFailed(spans, failed);
	const names = plainNames(spans);
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		if (parent < 0 || callers[parent] !== SEVERAL) continue;
		const call = `${parent} ${spans.services.codes[row]} ${names(row)}`;
		const before = open.get(call);
		if (before !== undefined && (spans.starts[row] ?? 0) >= endOf(spans, before)) {
			const chain = byRow.get(before) ?? [before];
			chain.push(row);
			byRow.set(before, chain);
			byRow.set(row, chain);
			beforeRow.set(row, before);
			retries.set(parent, (retries.get(parent) ?? 0) + 1);
		}
		if (failed(row)) open.set(call, row);
		else open.delete(call);
	}
	return { byRow, before: beforeRow, retries };
}

/** Tries by the status of spans alone, once a table. */
export const triesOf = memoByObject(
	(spans: SpanColumns): Tries => findTries(spans, (row) => spans.statusCodes[row] === STATUS.error),
);

const ONE = 1;
const SEVERAL = 2;

/** By row: whether it made several calls, one of them failed. */
function callersOfFailed(spans: SpanColumns, failed: (row: number) => boolean): Uint8Array {
	const calls = new Uint8Array(spans.length);
	const callers = new Uint8Array(spans.length);
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		if (parent < 0) continue;
		calls[parent] = calls[parent] === 0 ? ONE : SEVERAL;
		if (failed(row)) callers[parent] = ONE;
	}
	return callers.map((caller, row) => (caller === ONE ? (calls[row] ?? 0) : 0));
}

/** Names without the number of the try, each worked out once. */
function plainNames({ names }: SpanColumns): (row: number) => string {
	const known = new Map<number, string>();
	return (row) => {
		const code = names.codes[row] ?? 0;
		const before = known.get(code);
		if (before !== undefined) return before;
		const plain = (names.values[code] ?? '').replaceAll(NUMBER_OF_TRY, '');
		known.set(code, plain);
		return plain;
	};
}

function endOf(spans: SpanColumns, row: number): number {
	return (spans.starts[row] ?? 0) + (spans.durations[row] ?? 0);
}
