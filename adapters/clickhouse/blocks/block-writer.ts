import type { AttributeColumn, CodedColumn, TextColumn } from '../../../lib/model/columns.ts';
import { GrowableBytes } from '../../../lib/columns/growable.ts';
import type { NativeColumn } from './columns.ts';

const encoder = new TextEncoder();

/** Flags of a LowCardinality column in a block: own dictionary, complete. */
const OWN_DICTIONARY = (1 << 9) | (1 << 10);

/**
 * Writes one block of ClickHouse's Native format: counts, then column after column, each with its name
 * and type. Source: ClickHouse, src/Formats/NativeWriter.cpp and the serializations it calls.
 */
export class BlockWriter {
	readonly #out: GrowableBytes;

	constructor(columns: number, rows: number, capacity: number) {
		this.#out = new GrowableBytes(capacity);
		this.#varint(columns);
		this.#varint(rows);
	}

	/** Announces the next column. */
	column([name, type]: NativeColumn): void {
		this.#text(encoder.encode(name));
		this.#text(encoder.encode(type));
	}

	/** Numbers and fixed strings: their bytes as they are. */
	raw(bytes: Uint8Array): void {
		this.#out.append(bytes, 0, bytes.length);
	}

	/** String, from repeated values. */
	stringsOf(column: CodedColumn): void {
		const encoded = column.values.map((value) => encoder.encode(value));
		for (const code of column.codes) this.#text(encoded[code] ?? new Uint8Array());
	}

	/** String. */
	strings(column: TextColumn): void {
		let from = 0;
		for (const to of column.ends) {
			this.#varint(to - from);
			this.#out.append(column.bytes, from, to);
			from = to;
		}
	}

	/** LowCardinality(String). */
	lowCardinality(column: CodedColumn): void {
		this.#u64(1); // version of the dictionary's serialization
		this.#dictionary(column);
	}

	/** Map(LowCardinality(String), String). */
	map(column: AttributeColumn): void {
		this.#u64(1);
		const ends = new Uint32Array(column.ends.length * 2); // 64 bits each, the high half zero
		for (let row = 0; row < column.ends.length; row++) ends[row * 2] = column.ends[row] ?? 0;
		this.raw(bytesOf(ends));
		this.#dictionary(column.keys);
		this.strings(column.values);
	}

	done(): Uint8Array<ArrayBuffer> {
		return this.#out.done();
	}

	#dictionary({ values, codes }: CodedColumn): void {
		if (codes.length === 0) return;
		const width = values.length <= 0x100 ? 0 : values.length <= 0x1_0000 ? 1 : 2;
		this.#u64(OWN_DICTIONARY | width);
		this.#u64(values.length);
		for (const value of values) this.#text(encoder.encode(value));
		this.#u64(codes.length);
		this.raw(bytesOf(width === 0 ? Uint8Array.from(codes) : width === 1 ? Uint16Array.from(codes) : codes));
	}

	#text(bytes: Uint8Array): void {
		this.#varint(bytes.length);
		this.#out.append(bytes, 0, bytes.length);
	}

	#varint(value: number): void {
		let rest = value;
		while (rest >= 0x80) {
			this.#byte((rest & 0x7f) | 0x80);
			rest = Math.floor(rest / 128);
		}
		this.#byte(rest);
	}

	#u64(value: number): void {
		let rest = value;
		for (let i = 0; i < 8; i++) {
			this.#byte(rest & 0xff);
			rest = Math.floor(rest / 256);
		}
	}

	#byte(value: number): void {
		const at = this.#out.reserve(1);
		this.#out.bytes[at] = value;
	}
}

/** The bytes of a typed array, as this machine (little-endian) and the format have them. */
export function bytesOf(numbers: Uint8Array | Uint16Array | Uint32Array | BigUint64Array): Uint8Array {
	return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
