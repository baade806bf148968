import type { AttributeBuilder } from '../../../columns/attribute-builder.ts';
import { canonical, canonicalDouble } from '../../../columns/canonical.ts';
import { cleanText, type TextSlice } from '../text-value.ts';
import { doubleOf, readAnyValue, signedOf } from './any-value.ts';
import { Reader, WIRE } from './reader.ts';

const STRING = 's'.charCodeAt(0);
const INTEGER = 'i'.charCodeAt(0);
const BOOLEAN = 'b'.charCodeAt(0);
const encoder = new TextEncoder();
const TRUE = encoder.encode('true');
const FALSE = encoder.encode('false');
/** Texts of integers below 65,536, made when first met: ports, status codes and counts repeat. */
const SMALL: (Uint8Array | undefined)[] = [];
const SMALL_LIMIT = 65_536;

/**
 * Reads KeyValue messages straight into an AttributeBuilder: keys and string values stay slices of the
 * request until the row ends. One object serves all attributes of a request.
 */
export class AttributeReader {
	readonly #key: TextSlice;
	readonly #value: TextSlice;
	readonly #inner: Reader;

	constructor(bytes: Uint8Array) {
		this.#inner = new Reader(bytes, 0, 0);
		this.#key = { source: bytes, from: 0, to: 0 };
		this.#value = { source: bytes, from: 0, to: 0 };
	}

	/** `reader` stands at a KeyValue field. */
	read(reader: Reader, builder: AttributeBuilder, notes: string[]): void {
		const end = reader.lengthEnd();
		const inner = this.#inner;
		const key = this.#key;
		inner.at = reader.at;
		inner.end = end;
		key.source = reader.bytes;
		key.from = key.to = 0;
		let valueFrom = -1;
		let valueTo = -1;
		while (inner.next()) {
			if (inner.field > 2) {
				inner.skip();
				continue;
			}
			const to = inner.lengthEnd();
			if (inner.field === 1) {
				key.from = inner.at;
				key.to = to;
			} else {
				valueFrom = inner.at;
				valueTo = to;
			}
			inner.at = to;
		}
		reader.at = end;
		cleanText(key, () => 'an attribute key', notes);
		this.#readValue(reader.bytes, valueFrom, valueTo, builder, notes);
	}

	#readValue(bytes: Uint8Array, from: number, to: number, builder: AttributeBuilder, notes: string[]): void {
		const inner = this.#inner;
		inner.at = from;
		inner.end = to;
		if (from < 0 || !inner.next()) {
			this.#add(builder, 'n', '');
			return;
		}
		switch (inner.field) {
			case 1:
				this.#readString(bytes, inner, builder, notes);
				break;
			case 2:
				inner.expect(WIRE.varint);
				inner.varint64();
				this.#addBytes(builder, BOOLEAN, inner.low !== 0 || inner.high !== 0 ? TRUE : FALSE);
				break;
			case 3:
				inner.expect(WIRE.varint);
				inner.varint64();
				this.#addInteger(builder, inner.low, inner.high);
				break;
			case 4: {
				inner.expect(WIRE.fixed64);
				inner.fixed64();
				this.#add(builder, 'd', canonicalDouble(doubleOf(inner.low, inner.high)).text);
				break;
			}
			default: {
				const { text, letter } = canonical(readAnyValue(bytes, from, to, notes));
				this.#addLong(builder, letter, text, notes);
				return;
			}
		}
		if (inner.at !== to) while (inner.next()) inner.skip();
	}

	#readString(bytes: Uint8Array, inner: Reader, builder: AttributeBuilder, notes: string[]): void {
		const value = this.#value;
		value.source = bytes;
		value.to = inner.lengthEnd();
		value.from = inner.at;
		inner.at = value.to;
		cleanText(value, () => this.#keyText(), notes);
		builder.add(this.#key.source, this.#key.from, this.#key.to, STRING, value.source, value.from, value.to);
	}

	#addInteger(builder: AttributeBuilder, low: number, high: number): void {
		if (high === 0 && low < SMALL_LIMIT) {
			SMALL[low] ??= encoder.encode(String(low));
			this.#addBytes(builder, INTEGER, SMALL[low]);
		} else
			this.#add(
				builder,
				'i',
				high < 0x200000 ? String(high * 4_294_967_296 + low) : String(signedOf(low, high)),
			);
	}

	#addLong(builder: AttributeBuilder, letter: string, text: string, notes: string[]): void {
		const bytes = encoder.encode(text);
		const slice = { source: bytes, from: 0, to: bytes.length };
		cleanText(slice, () => this.#keyText(), notes);
		builder.add(
			this.#key.source,
			this.#key.from,
			this.#key.to,
			letter.charCodeAt(0),
			slice.source,
			slice.from,
			slice.to,
		);
	}

	#add(builder: AttributeBuilder, letter: string, text: string): void {
		this.#addBytes(builder, letter.charCodeAt(0), encoder.encode(text));
	}

	#addBytes(builder: AttributeBuilder, letter: number, bytes: Uint8Array): void {
		builder.add(this.#key.source, this.#key.from, this.#key.to, letter, bytes, 0, bytes.length);
	}

	#keyText(): string {
		const { source, from, to } = this.#key;
		return new TextDecoder().decode(source.subarray(from, Math.min(to, from + 100)));
	}
}
