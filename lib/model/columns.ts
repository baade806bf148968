/** A column of repeated strings: row i holds `values[codes[i]]`. */
export interface CodedColumn {
	readonly values: readonly string[];
	readonly codes: Uint32Array;
}

/** A column of UTF-8 texts laid end to end: row i is `bytes[ends[i-1] .. ends[i]]`. */
export interface TextColumn {
	readonly bytes: Uint8Array;
	readonly ends: Uint32Array;
}

/** Key-value lists, row after row: row i owns the entries `ends[i-1] .. ends[i]`. */
export interface AttributeColumn {
	readonly ends: Uint32Array;
	/** One code an entry. */
	readonly keys: CodedColumn;
	/** One canonical text an entry (see AttributeTypeLetter). */
	readonly values: TextColumn;
	/** One type signature a row: a letter an entry, in order. */
	readonly types: CodedColumn;
}

/** What the same process sends about itself with every span: OpenTelemetry's Resource. */
export interface Resource {
	/** FNV-1a 64 of the canonical attribute text, as 16 hex digits: the resource's name in the store. */
	readonly hash: string;
	readonly service: string;
	/** Canonical text and type letter of each attribute, sorted by key. */
	readonly attributes: readonly (readonly [key: string, text: string, type: string])[];
}

/** A column of resources: row i came from `values[codes[i]]`. */
export interface ResourceColumn {
	readonly values: readonly Resource[];
	readonly codes: Uint32Array;
}

/** The values that rows hold, each once: tables may name others, as those that stores answer with do. */
export function usedValues({ values, codes }: CodedColumn): readonly string[] {
	const used = new Set<string>();
	for (const code of new Set(codes)) used.add(values[code] ?? '');
	return [...used];
}

export function coded(column: CodedColumn, row: number): string {
	return column.values[column.codes[row] ?? 0] ?? '';
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function textAt(column: TextColumn, row: number): string {
	const start = row === 0 ? 0 : (column.ends[row - 1] ?? 0);
	return decoder.decode(column.bytes.subarray(start, column.ends[row]));
}
