import { deserialize, serialize } from 'node:v8';
import { sliceLogs, sliceSpans } from '../../../lib/columns/slice-batch.ts';
import type { BlockKind, EncodedBlock } from '../../../lib/model/encoded-block.ts';
import type { LogBatch } from '../../../lib/model/log-batch.ts';
import type { SpanBatch } from '../../../lib/model/span-batch.ts';
import type { RecordCodec } from '../../../lib/ports/own/record-codec.ts';

/** Batches as they are, cloned: a format of no store, so that the collector shows that it knows none. */
export const codec: RecordCodec = {
	format: 'plain',
	module: import.meta.url,
	encodeSpans: (batch) => blocksOf('spans', batch),
	encodeLogs: (batch) => blocksOf('logs', batch),
	halve: ([block]) => {
		if (!block || block.rows < 2) return undefined;
		const middle = block.rows >> 1;
		return [slice(block, 0, middle), slice(block, middle, block.rows)];
	},
};

export function readPlain<Batch extends SpanBatch | LogBatch>({ bytes }: EncodedBlock): Batch {
	return deserialize(bytes) as Batch;
}

function slice(block: EncodedBlock, from: number, to: number): readonly EncodedBlock[] {
	return block.kind === 'spans'
		? codec.encodeSpans(sliceSpans(readPlain<SpanBatch>(block), from, to))
		: codec.encodeLogs(sliceLogs(readPlain<LogBatch>(block), from, to));
}

function blocksOf(kind: BlockKind, batch: SpanBatch | LogBatch): readonly EncodedBlock[] {
	if (batch.length === 0) return [];
	return [{ format: codec.format, kind, rows: batch.length, bytes: serialize(batch) }];
}
