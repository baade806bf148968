import type { CodedColumn, TextColumn } from '../model/columns.ts';
import { Dictionary } from './dictionary.ts';
import { GrowableBytes, GrowableU32 } from './growable.ts';

const encoder = new TextEncoder();

/** Builds a CodedColumn. */
export class CodedBuilder {
	readonly dictionary: Dictionary;
	readonly #codes = new GrowableU32();

	constructor(dictionary: Dictionary = new Dictionary()) {
		this.dictionary = dictionary;
	}

	push(text: string): void {
		this.#codes.push(this.dictionary.codeOf(text));
	}

	pushCode(code: number): void {
		this.#codes.push(code);
	}

	pushBytes(source: Uint8Array, from: number, to: number): void {
		this.#codes.push(this.dictionary.codeOfBytes(source, from, to));
	}

	done(): CodedColumn {
		return { values: this.dictionary.values, codes: this.#codes.done() };
	}
}

/** Builds a TextColumn. */
export class TextBuilder {
	readonly #bytes = new GrowableBytes(16_384);
	readonly #ends = new GrowableU32();

	push(text: string): void {
		const room = text.length * 3;
		const at = this.#bytes.reserve(room);
		const { written } = encoder.encodeInto(text, this.#bytes.bytes.subarray(at, at + room));
		this.#bytes.length = at + written;
		this.#ends.push(this.#bytes.length);
	}

	pushBytes(source: Uint8Array, from: number, to: number): void {
		this.#bytes.append(source, from, to);
		this.#ends.push(this.#bytes.length);
	}

	done(): TextColumn {
		return { bytes: this.#bytes.done(), ends: this.#ends.done() };
	}
}
