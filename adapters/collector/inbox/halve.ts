import type { EncodedBlock } from '../../../lib/model/encoded-block.ts';
import { decodeLogs, decodeResources, decodeSpans } from '../../../lib/wire/native/decode.ts';
import { encodeLogs, encodeSpans } from '../../../lib/wire/native/encode.ts';
import type { ExportSignal } from '../export-signal.ts';
import { packBlocks, rawBytesOf, unpackBlocks } from './payload.ts';
import { sliceLogs, sliceSpans } from './slice-batch.ts';

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
export function halve(signal: ExportSignal, payload: Uint8Array): readonly PayloadPart[] | undefined {
	try {
		const blocks = unpackBlocks(payload);
		const records = blocks.find(({ kind }) => kind === signal);
		const resources = blocks.find(({ kind }) => kind === 'resources');
		if (!records || !resources || records.rows < 2) return undefined;
		const slice = slicer(signal, records, resources);
		const middle = records.rows >> 1;
		return [partOf(middle, slice(0, middle)), partOf(records.rows - middle, slice(middle, records.rows))];
	} catch {
		return undefined;
	}
}

function partOf(rows: number, blocks: readonly EncodedBlock[]): PayloadPart {
	return { rows, payload: packBlocks(blocks), rawBytes: rawBytesOf(blocks) };
}

function slicer(
	signal: ExportSignal,
	records: EncodedBlock,
	resources: EncodedBlock,
): (from: number, to: number) => readonly EncodedBlock[] {
	const known = decodeResources(resources.bytes);
	if (signal === 'spans') {
		const batch = decodeSpans(records.bytes, known);
		return (from, to) => encodeSpans(sliceSpans(batch, from, to));
	}
	const batch = decodeLogs(records.bytes, known);
	return (from, to) => encodeLogs(sliceLogs(batch, from, to));
}
