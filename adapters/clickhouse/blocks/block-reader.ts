import { GrowableBytes, GrowableU32 } from '../../../lib/columns/growable.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A column gathered over all blocks of an answer. Repeated strings share one dictionary. */
export type GatheredColumn = {
	/** Numbers and fixed strings. */
	readonly fixed: GrowableBytes;
	/** String: bytes and ends. */
	readonly ends: GrowableU32;
	/** LowCardinality: values and codes. */
	readonly values: string[];
	readonly codesOf: Map<string, number>;
	readonly codes: GrowableU32;
	/** Map: where each row's entries end. */
	readonly mapEnds: GrowableU32;
};

/** What was gathered: columns by name, and the number of rows. */
export interface GatheredBlocks {
	readonly rows: number;
	column(name: string): GatheredColumn;
}

/**
 * Reads an answer in ClickHouse's Native format, block after block, into gathered columns. Understands the
 * types of NativeType. Throws on anything else or on a cut answer. Source: ClickHouse, NativeReader.cpp.
 */
export function readBlocks(bytes: Uint8Array): GatheredBlocks {
	const columns = new Map<string, GatheredColumn>();
	const input = new Input(bytes);
	let rows = 0;
	while (!input.atEnd()) {
		const columnCount = input.varint();
		const rowCount = input.varint();
		for (let i = 0; i < columnCount; i++) {
			const name = input.text();
			const type = input.text();
			const column = columns.get(name) ?? newColumn();
			columns.set(name, column);
			if (rowCount > 0) readColumn(input, type, rowCount, column);
		}
		rows += rowCount;
	}
	return {
		rows,
		column: (name) => {
			const found = columns.get(name);
			if (found) return found;
			if (rows === 0) return newColumn();
			throw new Error(`the answer has no column ${name}`);
		},
	};
}

function newColumn(): GatheredColumn {
	return {
		fixed: new GrowableBytes(),
		ends: new GrowableU32(),
		values: [],
		codesOf: new Map(),
		codes: new GrowableU32(),
		mapEnds: new GrowableU32(),
	};
}

function readColumn(input: Input, type: string, rows: number, column: GatheredColumn): void {
	const size = fixedSize(type);
	if (size > 0) column.fixed.append(input.bytes, input.at, input.skip(rows * size));
	else if (type === 'String') readStrings(input, rows, column);
	else if (type === 'LowCardinality(String)') {
		input.skip(8);
		readCodes(input, rows, column);
	} else if (type === 'Map(LowCardinality(String), String)') readMap(input, rows, column);
	else throw new Error(`column type ${type} is not read here`);
}

function fixedSize(type: string): number {
	if (type === 'UInt8') return 1;
	if (type === 'UInt64' || type.startsWith('DateTime64(9') || type === 'Int64') return 8;
	const fixed = /^FixedString\((\d+)\)$/.exec(type);
	return fixed ? Number(fixed[1]) : 0;
}

function readStrings(input: Input, rows: number, column: GatheredColumn): void {
	for (let row = 0; row < rows; row++) {
		const length = input.varint();
		column.fixed.append(input.bytes, input.at, input.skip(length));
		column.ends.push(column.fixed.length);
	}
}

function readMap(input: Input, rows: number, column: GatheredColumn): void {
	input.skip(8);
	const before = column.codes.length;
	let entries = 0;
	for (let row = 0; row < rows; row++) {
		entries = input.u64();
		column.mapEnds.push(before + entries);
	}
	if (entries > 0) readCodes(input, entries, column);
	readStrings(input, entries, column);
}

function readCodes(input: Input, rows: number, column: GatheredColumn): void {
	const width = 1 << (input.u64() & 0xff);
	const keys = input.u64();
	const remap = new Uint32Array(keys);
	for (let key = 0; key < keys; key++) {
		const value = input.text();
		let code = column.codesOf.get(value);
		if (code === undefined) {
			code = column.values.length;
			column.values.push(value);
			column.codesOf.set(value, code);
		}
		remap[key] = code;
	}
	const count = input.u64();
	if (count !== rows) throw new Error(`a column of ${count} rows in a block of ${rows}`);
	for (let row = 0; row < rows; row++) column.codes.push(remap[input.little(width)] ?? 0);
}

/** A cursor over the answer's bytes. */
class Input {
	readonly bytes: Uint8Array;
	at = 0;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
	}

	atEnd(): boolean {
		return this.at >= this.bytes.length;
	}

	/** Moves on and gives the new place. */
	skip(count: number): number {
		this.at += count;
		if (this.at > this.bytes.length) throw new Error('the answer is cut off');
		return this.at;
	}

	varint(): number {
		let value = 0;
		let factor = 1;
		for (;;) {
			const byte = this.bytes[this.at];
			if (byte === undefined) throw new Error('the answer is cut off');
			this.at++;
			value += (byte & 0x7f) * factor;
			if (byte < 0x80) return value;
			factor *= 128;
		}
	}

	text(): string {
		const length = this.varint();
		const from = this.at;
		return decoder.decode(this.bytes.subarray(from, this.skip(length)));
	}

	u64(): number {
		const low = this.little(4);
		return low + this.little(4) * 4_294_967_296;
	}

	/** An unsigned number of 1, 2, 4 or 8 bytes. */
	little(width: number): number {
		const from = this.at;
		this.skip(width);
		let value = 0;
		for (let i = Math.min(width, 6) - 1; i >= 0; i--) value = value * 256 + (this.bytes[from + i] ?? 0);
		return value;
	}
}
