import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { at } from '../../../lib/base/assert.ts';
import type { BlockKind, EncodedBlock } from '../../../lib/model/encoded-block.ts';
import { ownedBytes } from '../owned-bytes.ts';

/*
 * What one request leaves in the inbox: its blocks behind one another, compressed as one piece.
 *
 *   [kind u8][rows u32][length u32][bytes …] [kind u8] …   little-endian, then zstd level 1
 */

const KINDS: readonly BlockKind[] = ['spans', 'logs', 'resources'];
const HEADER_BYTES = 9;
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** An entry larger than this was never written by us. */
const LARGEST_BYTES = 2 ** 31;

/** Bytes that blocks take once they are unpacked. */
export function rawBytesOf(blocks: readonly EncodedBlock[]): number {
	return blocks.reduce((sum, block) => sum + HEADER_BYTES + block.bytes.length, 0);
}

export function packBlocks(blocks: readonly EncodedBlock[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(rawBytesOf(blocks));
	const view = new DataView(whole.buffer);
	let offset = 0;
	for (const block of blocks) {
		view.setUint8(offset, KINDS.indexOf(block.kind));
		view.setUint32(offset + 1, block.rows, true);
		view.setUint32(offset + 5, block.bytes.length, true);
		whole.set(block.bytes, offset + HEADER_BYTES);
		offset += HEADER_BYTES + block.bytes.length;
	}
	return ownedBytes(zstdCompressSync(whole, FAST));
}

/** The blocks, which are of `format`. Throws on anything that `packBlocks` did not make. */
export function unpackBlocks(payload: Uint8Array, format: string): readonly EncodedBlock[] {
	const whole = ownedBytes(zstdDecompressSync(payload, { maxOutputLength: LARGEST_BYTES }));
	const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
	const blocks: EncodedBlock[] = [];
	let offset = 0;
	while (offset < whole.length) {
		const start = offset + HEADER_BYTES;
		const end = start + view.getUint32(offset + 5, true);
		if (end > whole.length) throw new RangeError('a block ends after its payload');
		const kind = at(KINDS, view.getUint8(offset));
		blocks.push({ format, kind, rows: view.getUint32(offset + 1, true), bytes: whole.subarray(start, end) });
		offset = end;
	}
	return blocks;
}

/** CRC-32: finds the flipped bit, not the forger. */
export function checksum(payload: Uint8Array): number {
	return crc32(payload);
}
