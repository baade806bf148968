import { GrowableBytes } from '../../../columns/growable.ts';
import { WIRE } from '../protobuf/reader.ts';

const encoder = new TextEncoder();
/** Lengths are written after what they measure, so room for the longest is kept. */
const LENGTH_BYTES = 5;

/** Writes protobuf. A message is opened, filled and closed; one that fails is taken back. */
export class MessageWriter {
	readonly #out = new GrowableBytes(65_536);

	varint(field: number, value: bigint): void {
		this.#key(field, WIRE.varint);
		let rest = BigInt.asUintN(64, value);
		for (; rest > 127n; rest >>= 7n) this.#out.push(Number(rest & 127n) | 128);
		this.#out.push(Number(rest));
	}

	fixed64(field: number, value: bigint): void {
		this.#key(field, WIRE.fixed64);
		const at = this.#out.reserve(8);
		new DataView(this.#out.bytes.buffer).setBigUint64(at, BigInt.asUintN(64, value), true);
	}

	double(field: number, value: number): void {
		this.#key(field, WIRE.fixed64);
		const at = this.#out.reserve(8);
		new DataView(this.#out.bytes.buffer).setFloat64(at, value, true);
	}

	text(field: number, value: string): void {
		const message = this.open(field);
		const room = value.length * 3;
		const at = this.#out.reserve(room);
		this.#out.length = at + encoder.encodeInto(value, this.#out.bytes.subarray(at, at + room)).written;
		this.close(message);
	}

	bytes(field: number, value: Uint8Array): void {
		const message = this.open(field);
		this.#out.append(value, 0, value.length);
		this.close(message);
	}

	/** Begins a message; give the answer to `close`. */
	open(field: number): number {
		this.#key(field, WIRE.bytes);
		return this.#out.reserve(LENGTH_BYTES);
	}

	close(message: number): void {
		let length = this.#out.length - message - LENGTH_BYTES;
		for (let i = 0; i < LENGTH_BYTES; i++, length >>>= 7)
			this.#out.bytes[message + i] = (length & 127) | (i < LENGTH_BYTES - 1 ? 128 : 0);
	}

	/** Writes what `fill` writes, or, when it throws, nothing. */
	attempt(fill: () => void): void {
		const { length } = this.#out;
		try {
			fill();
		} catch (error) {
			this.#out.length = length;
			throw error;
		}
	}

	done(): Uint8Array {
		return this.#out.done();
	}

	#key(field: number, wire: number): void {
		const key = (field << 3) | wire;
		if (key > 127) this.#out.push((key & 127) | 128);
		this.#out.push(key > 127 ? key >>> 7 : key);
	}
}
