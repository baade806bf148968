import type { EncodedBlock } from '../../../lib/model/encoded-block.ts';
import { sliceLogs, sliceSpans } from '../../../lib/columns/slice-batch.ts';
import type { RecordCodec } from '../../../lib/ports/own/record-codec.ts';
import { decodeLogs, decodeResources, decodeSpans } from './decode.ts';
import { encodeLogs, encodeSpans } from './encode.ts';
import { FORMAT } from './format.ts';

/** ClickHouse's Native blocks as the format of records: what is acknowledged is written as it is. */
export const codec: RecordCodec = {
	format: FORMAT,
	module: import.meta.url,
	encodeSpans,
	encodeLogs,
	halve: (blocks) => {
		const records = blocks.find(({ kind }) => kind !== 'resources');
		const resources = blocks.find(({ kind }) => kind === 'resources');
		if (!records || !resources || records.rows < 2) return undefined;
		const slice = slicer(records, resources);
		const middle = records.rows >> 1;
		return [slice(0, middle), slice(middle, records.rows)];
	},
};

function slicer(
	records: EncodedBlock,
	resources: EncodedBlock,
): (from: number, to: number) => readonly EncodedBlock[] {
	const known = decodeResources(resources.bytes);
	if (records.kind === 'spans') {
		const batch = decodeSpans(records.bytes, known);
		return (from, to) => encodeSpans(sliceSpans(batch, from, to));
	}
	const batch = decodeLogs(records.bytes, known);
	return (from, to) => encodeLogs(sliceLogs(batch, from, to));
}
