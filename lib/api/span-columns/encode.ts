import type { SpanTable } from '../../model/trace.ts';
import { hexToBytes } from '../../columns/hex.ts';
import { HEADER_BYTES, MAGIC, padded } from './format.ts';

/** A span table as bytes for the page: 59 bytes a span before compression, most of them compressing well. */
export function encodeSpanColumns(table: SpanTable): Uint8Array<ArrayBuffer> {
	const strings = new TextEncoder().encode(
		JSON.stringify({ services: table.services.values, names: table.names.values }),
	);
	const ids = new Uint8Array(table.length * 8);
	table.ids.forEach((id, row) => hexToBytes(id, ids, row * 8));
	const columns: readonly ArrayBufferView[] = [
		table.starts,
		table.rawStarts,
		table.durations,
		ids,
		table.parents,
		table.depths,
		table.subtreeEnds,
		table.services.codes,
		table.names.codes,
		table.kinds,
		table.statusCodes,
		table.marks,
	];
	const size = columns.reduce(
		(sum, column) => sum + padded(column.byteLength),
		HEADER_BYTES + padded(strings.length),
	);
	const out = new Uint8Array(size);
	const header = new DataView(out.buffer);
	header.setUint32(0, MAGIC, true);
	header.setUint32(4, table.length, true);
	header.setUint32(8, strings.length, true);
	out.set(strings, HEADER_BYTES);
	let at = HEADER_BYTES + padded(strings.length);
	for (const column of columns) {
		out.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
		at += padded(column.byteLength);
	}
	return out;
}
