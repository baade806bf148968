import { z } from 'zod';
import type { SpanId } from '../../model/ids.ts';
import type { SpanTable } from '../../model/trace.ts';
import { bytesToHex } from '../../columns/hex.ts';
import { HEADER_BYTES, MAGIC, padded } from './format.ts';

const stringsSchema = z.object({ services: z.array(z.string()), names: z.array(z.string()) });

/** The span table that `encodeSpanColumns` wrote. Columns are views of `bytes`, nothing is copied but the IDs. */
export function decodeSpanColumns(bytes: Uint8Array<ArrayBuffer>): SpanTable {
	const header = new DataView(bytes.buffer, bytes.byteOffset);
	if (bytes.length < HEADER_BYTES || header.getUint32(0, true) !== MAGIC)
		throw new Error('not a span table of this version');
	const length = header.getUint32(4, true);
	const stringBytes = header.getUint32(8, true);
	const text = new TextDecoder().decode(bytes.subarray(HEADER_BYTES, HEADER_BYTES + stringBytes));
	const strings = stringsSchema.parse(JSON.parse(text));
	let at = bytes.byteOffset + HEADER_BYTES + padded(stringBytes);
	const place = (width: number) => {
		const from = at;
		at += padded(length * width);
		if (at > bytes.byteOffset + bytes.length) throw new Error('the span table is cut off');
		return from;
	};
	const { buffer } = bytes;
	const f64 = () => new Float64Array(buffer, place(8), length);
	const i32 = () => new Int32Array(buffer, place(4), length);
	const u32 = () => new Uint32Array(buffer, place(4), length);
	const u8 = (width = 1) => new Uint8Array(buffer, place(width), length * width);
	const [starts, rawStarts, durations, idBytes] = [f64(), f64(), f64(), u8(8)];
	const ids: SpanId[] = [];
	for (let row = 0; row < length; row++) ids.push(bytesToHex(idBytes, row * 8, 8) as SpanId);
	const [parents, depths, subtreeEnds, services, names] = [i32(), i32(), i32(), u32(), u32()];
	return {
		length,
		ids,
		parents,
		depths,
		subtreeEnds,
		starts,
		rawStarts,
		durations,
		kinds: u8(),
		statusCodes: u8(),
		marks: u8(),
		services: { values: strings.services, codes: services },
		names: { values: strings.names, codes: names },
	};
}
