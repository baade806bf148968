import type { EncodedBlock } from '../../../lib/model/encoded-block.ts';
import type { RecordCodec } from '../../../lib/ports/own/record-codec.ts';
import { packBlocks, rawBytesOf, unpackBlocks } from './payload.ts';

export interface PayloadPart {
	readonly rows: number;
	readonly payload: Uint8Array;
	/** Bytes of the payload once it is unpacked. */
	readonly rawBytes: number;
}

/**
 * The records of a payload in two payloads, to find the one that the store can't take. Undefined when
 * there is only one record, or when the payload can't be taken apart.
 */
export function halve(codec: RecordCodec, payload: Uint8Array): readonly PayloadPart[] | undefined {
	try {
		return codec.halve(unpackBlocks(payload, codec.format))?.map(partOf);
	} catch {
		return undefined;
	}
}

function partOf(blocks: readonly EncodedBlock[]): PayloadPart {
	const rows = blocks.find(({ kind }) => kind !== 'resources')?.rows ?? 0;
	return { rows, payload: packBlocks(blocks), rawBytes: rawBytesOf(blocks) };
}
