/** Bytes that grow by doubling. `bytes` may be longer than `length`; `done()` cuts it. */
export class GrowableBytes {
	bytes: Uint8Array<ArrayBuffer>;
	length = 0;

	constructor(capacity = 1024) {
		this.bytes = new Uint8Array(capacity);
	}

	/** Makes room for `count` more bytes and gives the place where they start. */
	reserve(count: number): number {
		const start = this.length;
		const needed = start + count;
		if (needed > this.bytes.length) {
			const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
			larger.set(this.bytes.subarray(0, start));
			this.bytes = larger;
		}
		this.length = needed;
		return start;
	}

	push(byte: number): void {
		const at = this.reserve(1);
		this.bytes[at] = byte;
	}

	append(source: Uint8Array, from: number, to: number): void {
		const at = this.reserve(to - from);
		// Short slices are copied faster by hand than through a subarray.
		if (to - from > 32) this.bytes.set(source.subarray(from, to), at);
		else for (let i = from, j = at; i < to; i++, j++) this.bytes[j] = source[i] ?? 0;
	}

	done(): Uint8Array<ArrayBuffer> {
		return this.bytes.subarray(0, this.length);
	}
}

/** 32-bit numbers that grow by doubling. */
export class GrowableU32 {
	values: Uint32Array<ArrayBuffer>;
	length = 0;

	constructor(capacity = 256) {
		this.values = new Uint32Array(capacity);
	}

	push(value: number): void {
		if (this.length === this.values.length) {
			const larger = new Uint32Array(this.values.length * 2);
			larger.set(this.values);
			this.values = larger;
		}
		this.values[this.length++] = value;
	}

	done(): Uint32Array<ArrayBuffer> {
		return this.values.subarray(0, this.length);
	}
}

/** 64-bit little-endian numbers written as two halves: no bigint is made on the way in. */
export class GrowableU64 {
	readonly #halves: GrowableU32;

	constructor(capacity = 256) {
		this.#halves = new GrowableU32(capacity * 2);
	}

	push(low: number, high: number): void {
		this.#halves.push(low);
		this.#halves.push(high);
	}

	pushBigInt(value: bigint): void {
		this.push(Number(value & 0xffffffffn), Number((value >> 32n) & 0xffffffffn));
	}

	done(): BigUint64Array<ArrayBuffer> {
		const halves = this.#halves.done();
		return new BigUint64Array(halves.buffer, halves.byteOffset, halves.length / 2);
	}
}
