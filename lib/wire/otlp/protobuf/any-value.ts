import type { AttributeValue } from '../../../model/attributes.ts';
import { MAX_DEPTH } from '../../../columns/canonical.ts';
import { decodeText } from '../text-value.ts';
import { malformed, Reader, WIRE } from './reader.ts';

/** Values of one list, at most: its text is cut at 64 KiB anyway. */
const MAX_ITEMS = 100_000;

const halves = new DataView(new ArrayBuffer(8));

/** The double whose bits are `low` and `high`. */
export function doubleOf(low: number, high: number): number {
	halves.setUint32(0, low, true);
	halves.setUint32(4, high, true);
	return halves.getFloat64(0, true);
}

/** The signed 64-bit integer whose halves are `low` and `high`. */
export function signedOf(low: number, high: number): bigint {
	return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low));
}

/** Reads an AnyValue message that fills `[from, to)`. */
export function readAnyValue(
	bytes: Uint8Array,
	from: number,
	to: number,
	notes: string[],
	depth = 0,
): AttributeValue {
	if (depth > MAX_DEPTH) return `(nested more than ${MAX_DEPTH} deep)`;
	const reader = new Reader(bytes, from, to);
	let value: AttributeValue = null;
	while (reader.next()) value = readField(reader, notes, depth) ?? value;
	return value;
}

/** Reads KeyValue messages of one list field into `into`. The reader stands at the field. */
export function readKeyValue(
	reader: Reader,
	into: Record<string, AttributeValue>,
	notes: string[],
	depth = 0,
): void {
	const end = reader.lengthEnd();
	const inner = new Reader(reader.bytes, reader.at, end);
	let key = '';
	let value: AttributeValue = null;
	while (inner.next()) {
		if (inner.field === 1) {
			const to = inner.lengthEnd();
			key = decodeText(inner.bytes, inner.at, to, () => 'an attribute key', notes);
			inner.at = to;
		} else if (inner.field === 2) {
			const to = inner.lengthEnd();
			value = readAnyValue(inner.bytes, inner.at, to, notes, depth + 1);
			inner.at = to;
		} else inner.skip();
	}
	Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true });
	reader.at = end;
}

function readField(reader: Reader, notes: string[], depth: number): AttributeValue | undefined {
	switch (reader.field) {
		case 1:
		case 5:
		case 6:
		case 7:
			return readLengthField(reader, notes, depth);
		case 2:
			reader.expect(WIRE.varint);
			reader.varint64();
			return reader.low !== 0 || reader.high !== 0;
		case 3:
			reader.expect(WIRE.varint);
			reader.varint64();
			return signedOf(reader.low, reader.high);
		case 4:
			reader.expect(WIRE.fixed64);
			reader.fixed64();
			return doubleOf(reader.low, reader.high);
		default:
			reader.skip();
			return undefined;
	}
}

function readLengthField(reader: Reader, notes: string[], depth: number): AttributeValue {
	const end = reader.lengthEnd();
	const from = reader.at;
	reader.at = end;
	switch (reader.field) {
		case 1:
			return decodeText(reader.bytes, from, end, () => 'a value', notes);
		case 7:
			return reader.bytes.slice(from, end);
		case 5:
			return readArray(new Reader(reader.bytes, from, end), notes, depth);
		case 6:
			return readMap(new Reader(reader.bytes, from, end), notes, depth);
		default:
			throw malformed(`field ${reader.field}`);
	}
}

function readArray(reader: Reader, notes: string[], depth: number): AttributeValue {
	const items: AttributeValue[] = [];
	while (reader.next()) {
		if (reader.field !== 1) {
			reader.skip();
			continue;
		}
		if (items.length === MAX_ITEMS) throw malformed(`a list of more than ${MAX_ITEMS} values`);
		const end = reader.lengthEnd();
		items.push(readAnyValue(reader.bytes, reader.at, end, notes, depth + 1));
		reader.at = end;
	}
	return items;
}

function readMap(reader: Reader, notes: string[], depth: number): AttributeValue {
	const map: Record<string, AttributeValue> = Object.create(null);
	while (reader.next()) {
		if (reader.field === 1) readKeyValue(reader, map, notes, depth);
		else reader.skip();
	}
	return map;
}
