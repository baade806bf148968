import { RecordError } from '../../rejections.ts';

/** Protobuf wire types that OTLP uses. */
export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/**
 * Reads protobuf from a slice of bytes. Every fault throws RecordError `malformed`; nothing is read
 * beyond `end`. 64-bit numbers come as two halves, so that no bigint is made.
 */
export class Reader {
	readonly bytes: Uint8Array;
	at: number;
	end: number;
	field = 0;
	wire = 0;
	/** Halves of the last 64-bit number read, unsigned. */
	low = 0;
	high = 0;

	constructor(bytes: Uint8Array, from = 0, to = bytes.length) {
		this.bytes = bytes;
		this.at = from;
		this.end = to;
	}

	/** Moves on to the next field; false at the end. */
	next(): boolean {
		if (this.at >= this.end) return false;
		const key = this.varint32();
		this.field = key >>> 3;
		this.wire = key & 7;
		if (this.field === 0) throw malformed('field number 0');
		return true;
	}

	/** An unsigned number below 2^32; larger ones are malformed where this is asked. */
	varint32(): number {
		const first = this.bytes[this.at] ?? 0;
		if (first < 0x80 && this.at < this.end) {
			this.at++;
			return first;
		}
		this.varint64();
		if (this.high !== 0) throw malformed('a number over 32 bits where a small one belongs');
		return this.low;
	}

	/** Reads a varint of up to 64 bits into `low` and `high`. */
	varint64(): void {
		let low = 0;
		let high = 0;
		for (let shift = 0; shift < 70; shift += 7) {
			if (this.at >= this.end) throw malformed('cut off inside a number');
			const byte = this.bytes[this.at++] ?? 0;
			const part = byte & 0x7f;
			if (shift < 28) low |= part << shift;
			else if (shift === 28) {
				low |= part << 28;
				high |= part >>> 4;
			} else high |= part << (shift - 32);
			if (byte < 0x80) {
				this.low = low >>> 0;
				this.high = high >>> 0;
				return;
			}
		}
		throw malformed('a number of more than 10 bytes');
	}

	/** Reads eight bytes into `low` and `high`. */
	fixed64(): void {
		if (this.at + 8 > this.end) throw malformed('cut off inside a number');
		const { bytes, at } = this;
		this.low =
			((bytes[at] ?? 0) |
				((bytes[at + 1] ?? 0) << 8) |
				((bytes[at + 2] ?? 0) << 16) |
				((bytes[at + 3] ?? 0) << 24)) >>>
			0;
		this.high =
			((bytes[at + 4] ?? 0) |
				((bytes[at + 5] ?? 0) << 8) |
				((bytes[at + 6] ?? 0) << 16) |
				((bytes[at + 7] ?? 0) << 24)) >>>
			0;
		this.at = at + 8;
	}

	/** Reads a length and gives the place after that many bytes; `at` is their start. */
	lengthEnd(): number {
		if (this.wire !== WIRE.bytes) throw malformed(`field ${this.field} has wire type ${this.wire}`);
		const length = this.varint32();
		const end = this.at + length;
		if (end > this.end)
			throw malformed(`field ${this.field} says ${length} bytes, ${this.end - this.at} are left`);
		return end;
	}

	/** Passes over the field just announced. */
	skip(): void {
		switch (this.wire) {
			case WIRE.varint:
				this.varint64();
				return;
			case WIRE.fixed64:
				this.fixed64();
				return;
			case WIRE.bytes:
				this.at = this.lengthEnd();
				return;
			case WIRE.fixed32:
				if (this.at + 4 > this.end) throw malformed('cut off inside a number');
				this.at += 4;
				return;
			default:
				throw malformed(`wire type ${this.wire}`);
		}
	}

	expect(wire: number): void {
		if (this.wire !== wire) throw malformed(`field ${this.field} has wire type ${this.wire}`);
	}
}

export function malformed(message: string): RecordError {
	return new RecordError('malformed', message);
}
