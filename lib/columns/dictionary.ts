import { GrowableBytes } from './growable.ts';

// A byte order mark at the start of a value belongs to it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * Gives equal texts one code. Slices of bytes are looked up by hash and compared byte by byte, so that
 * a text seen before costs no string.
 */
export class Dictionary {
	readonly values: string[] = [];
	readonly #bytes = new GrowableBytes(4096);
	readonly #ends: number[] = [];
	/** Open addressing; holds code + 1, 0 is empty. Its size is a power of two. */
	#table = new Int32Array(256);
	readonly #codesOfText = new Map<string, number>();

	codeOfBytes(source: Uint8Array, from: number, to: number): number {
		const hash = fnv1a(source, from, to);
		const mask = this.#table.length - 1;
		let slot = hash & mask;
		for (;;) {
			const found = (this.#table[slot] ?? 0) - 1;
			if (found < 0) break;
			if (this.#equals(found, source, from, to)) return found;
			slot = (slot + 1) & mask;
		}
		return this.#add(source, from, to, decoder.decode(source.subarray(from, to)));
	}

	codeOf(text: string): number {
		const known = this.#codesOfText.get(text);
		if (known !== undefined) return known;
		const bytes = encoder.encode(text);
		const code = this.codeOfBytes(bytes, 0, bytes.length);
		this.#codesOfText.set(text, code);
		return code;
	}

	#add(source: Uint8Array, from: number, to: number, value: string): number {
		const code = this.values.length;
		this.values.push(value);
		this.#bytes.append(source, from, to);
		this.#ends.push(this.#bytes.length);
		if ((code + 1) * 2 > this.#table.length) this.#grow();
		else this.#place(code);
		return code;
	}

	#equals(code: number, source: Uint8Array, from: number, to: number): boolean {
		const start = code === 0 ? 0 : (this.#ends[code - 1] ?? 0);
		if ((this.#ends[code] ?? 0) - start !== to - from) return false;
		const own = this.#bytes.bytes;
		for (let i = from, j = start; i < to; i++, j++) if (own[j] !== source[i]) return false;
		return true;
	}

	#grow(): void {
		this.#table = new Int32Array(this.#table.length * 4);
		for (let code = 0; code < this.values.length; code++) this.#place(code);
	}

	#place(code: number): void {
		const start = code === 0 ? 0 : (this.#ends[code - 1] ?? 0);
		const mask = this.#table.length - 1;
		let slot = fnv1a(this.#bytes.bytes, start, this.#ends[code] ?? 0) & mask;
		while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
		this.#table[slot] = code + 1;
	}
}

/** FNV-1a, 32 bits. */
function fnv1a(source: Uint8Array, from: number, to: number): number {
	let hash = 0x811c9dc5;
	for (let i = from; i < to; i++) hash = Math.imul(hash ^ (source[i] ?? 0), 0x01000193);
	return hash ^ (hash >>> 15);
}
