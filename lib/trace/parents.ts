import { SPAN_MARK } from '../model/trace.ts';
import type { SpanBatch } from '../model/span-batch.ts';
import { KIND } from '../model/span-kind.ts';
import { type DistinctSpans, isSharedServer } from './distinct.ts';

/** Who is whose parent, in places of `distinct.rows`. */
export interface Parents {
	/** Place of the parent, or -1. */
	readonly parents: Int32Array;
	readonly marks: Uint8Array;
	/** IDs that were named as parents and are not there. */
	readonly missing: number;
}

/**
 * Finds every span's parent. Where several spans have the parent's ID: a shared server half goes under its
 * client half, any other span under the server half of its own service, else under the first that is not itself.
 */
export function findParents(batch: SpanBatch, { rows, index }: DistinctSpans): Parents {
	const places = new Int32Array(batch.length).fill(-1);
	rows.forEach((row, place) => {
		places[row] = place;
	});
	const ids = new DataView(batch.spanIds.buffer, batch.spanIds.byteOffset, batch.spanIds.byteLength);
	const parentIds = new DataView(
		batch.parentSpanIds.buffer,
		batch.parentSpanIds.byteOffset,
		batch.parentSpanIds.byteLength,
	);
	const parents = new Int32Array(rows.length).fill(-1);
	const marks = new Uint8Array(rows.length);
	const missing = new Set<string>();

	rows.forEach((row, place) => {
		const first = index.first(ids.getUint32(row * 8), ids.getUint32(row * 8 + 4));
		const alone = index.next(first) === -1;
		if (!alone) marks[place] = SPAN_MARK.sameId;
		if (!alone && isSharedServer(batch, index, row, first)) {
			const client = clientHalf(batch, index, row, first);
			if (client !== -1) {
				marks[place] = (marks[place] ?? 0) | SPAN_MARK.shared;
				parents[place] = places[client] ?? -1;
				return;
			}
		}
		const high = parentIds.getUint32(row * 8);
		const low = parentIds.getUint32(row * 8 + 4);
		if (high === 0 && low === 0) return;
		const parent = bestParent(batch, index, row, index.first(high, low));
		if (parent !== -1) parents[place] = places[parent] ?? -1;
		else {
			marks[place] = (marks[place] ?? 0) | SPAN_MARK.orphan;
			missing.add(`${high}:${low}`);
		}
	});
	return { parents, marks, missing: missing.size };
}

function clientHalf(batch: SpanBatch, index: DistinctSpans['index'], row: number, first: number): number {
	for (let other = first; other !== -1; other = index.next(other)) {
		if (other !== row && batch.kinds[other] === KIND.client) return other;
	}
	return -1;
}

function bestParent(batch: SpanBatch, index: DistinctSpans['index'], row: number, first: number): number {
	if (first === -1 || (index.next(first) === -1 && first !== row)) return first;
	let best = -1;
	let bestScore = -1;
	for (let other = first, seen = 0; other !== -1 && seen < 64; other = index.next(other), seen++) {
		if (other === row) continue;
		const score =
			(batch.kinds[other] === KIND.server ? 1 : 0) +
			(batch.services.codes[other] === batch.services.codes[row] ? 2 : 0);
		if (score > bestScore) {
			best = other;
			bestScore = score;
		}
	}
	// Nobody but itself: a cycle of one, for cutCycles to cut.
	return best === -1 ? first : best;
}
