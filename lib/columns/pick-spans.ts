import type { AttributeColumn, CodedColumn, TextColumn } from '../model/columns.ts';
import type { SpanBatch } from '../model/span-batch.ts';

/**
 * The given rows of a batch as a batch of their own, in that order. Tables of repeated strings are shared, but for
 * services and resources: those of the picked rows only, as readers ask about each service that a batch names.
 */
export function pickSpans(batch: SpanBatch, rows: readonly number[]): SpanBatch {
	return {
		length: rows.length,
		traceIds: pickBytes(batch.traceIds, rows, 16),
		spanIds: pickBytes(batch.spanIds, rows, 8),
		parentSpanIds: pickBytes(batch.parentSpanIds, rows, 8),
		startTimes: BigUint64Array.from(rows, (row) => batch.startTimes[row] ?? 0n),
		durations: BigUint64Array.from(rows, (row) => batch.durations[row] ?? 0n),
		kinds: pickBytes(batch.kinds, rows, 1),
		statusCodes: pickBytes(batch.statusCodes, rows, 1),
		flags: pickBytes(batch.flags, rows, 1),
		services: pickUsed(batch.services, rows),
		names: pickCodes(batch.names, rows),
		statusMessages: pickCodes(batch.statusMessages, rows),
		traceStates: pickCodes(batch.traceStates, rows),
		scopes: pickCodes(batch.scopes, rows),
		resources: pickUsed(batch.resources, rows),
		attributes: pickAttributes(batch.attributes, rows),
		events: pickCodes(batch.events, rows),
		links: pickCodes(batch.links, rows),
		notes: pickCodes(batch.notes, rows),
	};
}

function pickBytes(bytes: Uint8Array, rows: readonly number[], width: number): Uint8Array {
	const picked = new Uint8Array(rows.length * width);
	for (const [place, row] of rows.entries())
		picked.set(bytes.subarray(row * width, (row + 1) * width), place * width);
	return picked;
}

function pickNumbers(numbers: Uint32Array, rows: readonly number[]): Uint32Array {
	return Uint32Array.from(rows, (row) => numbers[row] ?? 0);
}

function pickCodes({ values, codes }: CodedColumn, rows: readonly number[]): CodedColumn {
	return { values, codes: pickNumbers(codes, rows) };
}

/** Codes are given anew, in order of first use. */
function pickUsed<Value>(
	column: { readonly values: readonly Value[]; readonly codes: Uint32Array },
	rows: readonly number[],
): { readonly values: readonly Value[]; readonly codes: Uint32Array } {
	const renumbered = new Map<number, number>();
	const codes = Uint32Array.from(rows, (row) => {
		const code = column.codes[row] ?? 0;
		const known = renumbered.get(code) ?? renumbered.size;
		renumbered.set(code, known);
		return known;
	});
	const values = [...renumbered.keys()].flatMap((code) => column.values.slice(code, code + 1));
	return { values, codes };
}

function pickAttributes(column: AttributeColumn, rows: readonly number[]): AttributeColumn {
	const entries: number[] = [];
	const ends = new Uint32Array(rows.length);
	for (const [place, row] of rows.entries()) {
		const first = row === 0 ? 0 : (column.ends[row - 1] ?? 0);
		for (let entry = first; entry < (column.ends[row] ?? 0); entry++) entries.push(entry);
		ends[place] = entries.length;
	}
	return {
		ends,
		keys: pickCodes(column.keys, entries),
		values: pickTexts(column.values, entries),
		types: pickCodes(column.types, rows),
	};
}

function pickTexts({ bytes, ends }: TextColumn, rows: readonly number[]): TextColumn {
	const start = (row: number) => (row === 0 ? 0 : (ends[row - 1] ?? 0));
	const picked = new Uint32Array(rows.length);
	let size = 0;
	for (const [place, row] of rows.entries()) {
		size += (ends[row] ?? 0) - start(row);
		picked[place] = size;
	}
	const out = new Uint8Array(size);
	for (const [place, row] of rows.entries())
		out.set(bytes.subarray(start(row), ends[row]), place === 0 ? 0 : picked[place - 1]);
	return { bytes: out, ends: picked };
}
