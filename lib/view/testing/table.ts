import type { SpanTable } from '../../model/trace.ts';
import { drawTrace } from '../../testing/draw/draw-trace.ts';
import { assemble } from '../../trace/assemble.ts';

/** The span table of a drawn trace. */
export function drawTable(drawing: string): SpanTable {
	return assemble(drawTrace(drawing).batch).spans;
}

/** Row of the first span with this operation. */
export function rowOf(table: SpanTable, name: string): number {
	const code = table.names.values.indexOf(name);
	const row = table.names.codes.indexOf(code);
	if (row < 0) throw new Error(`no span ${name}`);
	return row;
}

/** A table of `length` spans, each given its parent's row; made directly, for sizes that can't be drawn. */
export function wideTable(length: number, parentOf: (row: number) => number): SpanTable {
	const parents = Int32Array.from({ length }, (_, row) => parentOf(row));
	const subtreeEnds = Int32Array.from({ length }, (_, row) => row + 1);
	const depths = new Int32Array(length);
	for (let row = 0; row < length; row++) {
		const parent = parents[row] ?? -1;
		if (parent >= 0) depths[row] = (depths[parent] ?? 0) + 1;
	}
	for (let row = length - 1; row > 0; row--) {
		const parent = parents[row] ?? -1;
		if (parent >= 0) subtreeEnds[parent] = Math.max(subtreeEnds[parent] ?? 0, subtreeEnds[row] ?? 0);
	}
	return {
		length,
		ids: [],
		parents,
		depths,
		subtreeEnds,
		starts: new Float64Array(length),
		rawStarts: new Float64Array(length),
		durations: new Float64Array(length).fill(1e6),
		kinds: new Uint8Array(length),
		statusCodes: new Uint8Array(length),
		marks: new Uint8Array(length),
		services: { values: ['svc'], codes: new Uint32Array(length) },
		names: { values: ['op'], codes: new Uint32Array(length) },
	};
}
