import type { SpanBatch } from '../model/span-batch.ts';

/**
 * Finds spans of a batch by ID without making strings: an open-addressing table over the eight bytes.
 * Spans with one ID are chained in the order they were added.
 */
export class SpanIndex {
	readonly #low: Uint32Array;
	readonly #high: Uint32Array;
	readonly #table: Int32Array;
	readonly #next: Int32Array;
	readonly #last: Int32Array;

	constructor(batch: SpanBatch) {
		const { length, spanIds } = batch;
		this.#low = new Uint32Array(length);
		this.#high = new Uint32Array(length);
		const view = new DataView(spanIds.buffer, spanIds.byteOffset, spanIds.byteLength);
		for (let row = 0; row < length; row++) {
			this.#high[row] = view.getUint32(row * 8);
			this.#low[row] = view.getUint32(row * 8 + 4);
		}
		let size = 16;
		while (size < length * 2) size *= 2;
		this.#table = new Int32Array(size).fill(-1);
		this.#next = new Int32Array(length).fill(-1);
		this.#last = new Int32Array(size);
	}

	add(row: number): void {
		const slot = this.#slot(this.#high[row] ?? 0, this.#low[row] ?? 0);
		if (this.#table[slot] === -1) this.#table[slot] = row;
		else this.#next[this.#last[slot] ?? 0] = row;
		this.#last[slot] = row;
	}

	/** First row with that ID, or -1. */
	first(high: number, low: number): number {
		return this.#table[this.#slot(high, low)] ?? -1;
	}

	/** Next row with the same ID, or -1. */
	next(row: number): number {
		return this.#next[row] ?? -1;
	}

	#slot(high: number, low: number): number {
		const mask = this.#table.length - 1;
		let slot = (Math.imul(low ^ Math.imul(high, 0x9e37_79b1), 0x85eb_ca6b) >>> 7) & mask;
		for (;;) {
			const row = this.#table[slot] ?? -1;
			if (row === -1 || (this.#low[row] === low && this.#high[row] === high)) return slot;
			slot = (slot + 1) & mask;
		}
	}
}
