import { SPAN_FLAG, type SpanBatch } from '../model/span-batch.ts';
import { sameContent } from './row-content.ts';
import { SpanIndex } from './span-index.ts';

/** The rows of a batch that are spans of their own, and how to find them by ID. */
export interface DistinctSpans {
	/** Batch rows, in batch order. */
	readonly rows: Uint32Array;
	readonly index: SpanIndex;
	/** Rows left out because they repeat another one exactly. */
	readonly duplicates: number;
	/** Rows left out because they are one half of a span sent in two pieces: row → the row it belongs to. */
	readonly pieces: ReadonlyMap<number, number>;
}

/** Drops exact repeats and joins pieces. Rows with one ID are compared among themselves only. */
export function distinctSpans(batch: SpanBatch): DistinctSpans {
	const index = new SpanIndex(batch);
	const view = new DataView(batch.spanIds.buffer, batch.spanIds.byteOffset, batch.spanIds.byteLength);
	const kept: number[] = [];
	const pieces = new Map<number, number>();
	let duplicates = 0;
	for (let row = 0; row < batch.length; row++) {
		const twin = findTwin(batch, index, view.getUint32(row * 8), view.getUint32(row * 8 + 4), row);
		if (twin === undefined) {
			index.add(row);
			kept.push(row);
		} else if (twin.piece) pieces.set(row, twin.row);
		else duplicates++;
	}
	return { rows: Uint32Array.from(kept), index, duplicates, pieces };
}

/** Rows with one ID compared at most: more of them are kept as they are. */
const COMPARED = 64;

function findTwin(
	batch: SpanBatch,
	index: SpanIndex,
	high: number,
	low: number,
	row: number,
): { row: number; piece: boolean } | undefined {
	let compared = 0;
	for (
		let other = index.first(high, low);
		other !== -1 && compared < COMPARED;
		other = index.next(other), compared++
	) {
		if (sameContent(batch, other, row)) return { row: other, piece: false };
		if (arePieces(batch, other, row)) return { row: other, piece: true };
	}
	return undefined;
}

/** One span in two pieces: the same ID, kind and service, and one of them has no time or no duration. */
function arePieces(batch: SpanBatch, a: number, b: number): boolean {
	const sameSide =
		batch.kinds[a] === batch.kinds[b] &&
		batch.services.codes[a] === batch.services.codes[b] &&
		((batch.flags[a] ?? 0) & SPAN_FLAG.shared) === ((batch.flags[b] ?? 0) & SPAN_FLAG.shared);
	if (!sameSide) return false;
	const timeless = (row: number) => ((batch.flags[row] ?? 0) & SPAN_FLAG.noTime) !== 0;
	if (timeless(a) !== timeless(b)) return true;
	const same = batch.startTimes[a] === batch.startTimes[b] && batch.names.codes[a] === batch.names.codes[b];
	return same && (batch.durations[a] === 0n) !== (batch.durations[b] === 0n);
}
