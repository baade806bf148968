import { GrowableBytes } from '../../columns/growable.ts';

const encoder = new TextEncoder();

/** Writes protobuf in one pass: a message's length is written after its content, as a varint of fixed width. */
export class ProtobufWriter {
	readonly #out = new GrowableBytes(64 * 1024);

	/** Bytes written so far. */
	get length(): number {
		return this.#out.length;
	}

	done(): Uint8Array<ArrayBuffer> {
		return this.#out.done();
	}

	message(field: number, write: () => void): void {
		this.#varint(field * 8 + 2);
		const at = this.#out.reserve(4);
		write();
		let length = this.#out.length - at - 4;
		for (let i = 0; i < 4; i++) {
			this.#out.bytes[at + i] = (length & 0x7f) | (i < 3 ? 0x80 : 0);
			length >>>= 7;
		}
	}

	text(field: number, value: string): void {
		if (value === '') return;
		this.bytes(field, encoder.encode(value));
	}

	bytes(field: number, value: Uint8Array): void {
		this.#varint(field * 8 + 2);
		this.#varint(value.length);
		this.#out.append(value, 0, value.length);
	}

	varint(field: number, value: number | bigint): void {
		this.#varint(field * 8);
		if (typeof value === 'number' && value >= 0 && value < 2 ** 31) this.#varint(value);
		else this.#bigVarint(BigInt.asUintN(64, BigInt(value)));
	}

	fixed64(field: number, value: bigint): void {
		this.#varint(field * 8 + 1);
		const at = this.#out.reserve(8);
		new DataView(this.#out.bytes.buffer).setBigUint64(at, BigInt.asUintN(64, value), true);
	}

	double(field: number, value: number): void {
		this.#varint(field * 8 + 1);
		const at = this.#out.reserve(8);
		new DataView(this.#out.bytes.buffer).setFloat64(at, value, true);
	}

	#varint(value: number): void {
		let rest = value;
		while (rest >= 0x80) {
			this.#byte((rest & 0x7f) | 0x80);
			rest >>>= 7;
		}
		this.#byte(rest);
	}

	#bigVarint(value: bigint): void {
		let rest = value;
		while (rest >= 0x80n) {
			this.#byte(Number(rest & 0x7fn) | 0x80);
			rest >>= 7n;
		}
		this.#byte(Number(rest));
	}

	#byte(value: number): void {
		const at = this.#out.reserve(1);
		this.#out.bytes[at] = value;
	}
}
