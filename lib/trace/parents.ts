import { SPAN_MARK } from '../model/trace.ts';
import type { SpanBatch } from '../model/span-batch.ts';
import { KIND } from '../model/span-kind.ts';
import type { DistinctSpans } from './distinct.ts';

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
	const clientOf = firstClients(batch, index);

	rows.forEach((row, place) => {
		const first = index.first(ids.getUint32(row * 8), ids.getUint32(row * 8 + 4));
		const alone = index.next(first) === -1;
		if (!alone) marks[place] = SPAN_MARK.sameId;
		// The server half of a span whose ID its client made (Zipkin) goes under that client.
		const client = alone || batch.kinds[row] !== KIND.server ? -1 : clientOf(first);
		if (client !== -1) {
			marks[place] = (marks[place] ?? 0) | SPAN_MARK.shared;
			parents[place] = places[client] ?? -1;
			return;
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

/** The first client among the rows with one ID, or -1. Each ID's rows are walked once, however many ask. */
function firstClients(batch: SpanBatch, index: DistinctSpans['index']): (first: number) => number {
	const known = new Map<number, number>();
	return (first) => {
		const before = known.get(first);
		if (before !== undefined) return before;
		let client = first;
		while (client !== -1 && batch.kinds[client] !== KIND.client) client = index.next(client);
		known.set(first, client);
		return client;
	};
}

/** Rows with one ID looked at for the best parent: where more have it, one of the first is taken. */
const MAX_CANDIDATES = 64;

function bestParent(batch: SpanBatch, index: DistinctSpans['index'], row: number, first: number): number {
	if (first === -1 || (index.next(first) === -1 && first !== row)) return first;
	let best = -1;
	let bestScore = -1;
	for (
		let other = first, seen = 0;
		other !== -1 && seen < MAX_CANDIDATES;
		other = index.next(other), seen++
	) {
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
