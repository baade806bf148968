import type { BlockKind } from '../../../lib/model/encoded-block.ts';
import type { SpanBatch } from '../../../lib/model/span-batch.ts';
import type { FakeSink } from './fake-sink.ts';
import { readPlain } from './plain-codec.ts';

/** All spans that a store in memory was given, one batch after another. */
export function storedSpans(sink: FakeSink): readonly SpanBatch[] {
	return sink.writes.flatMap(({ blocks }) =>
		blocks.filter(({ kind }) => kind === 'spans').map((block) => readPlain<SpanBatch>(block)),
	);
}

/** IDs of all spans stored, in order of writing, in hex. */
export function storedSpanIds(sink: FakeSink): readonly string[] {
	return storedSpans(sink).flatMap(({ length, spanIds }) =>
		Array.from({ length }, (_, row) => spanIds.slice(row * 8, row * 8 + 8).toHex()),
	);
}

/** The bytes of all blocks of one kind behind one another: what the store would be sent. */
export function blocksOf(sink: FakeSink, kind: BlockKind): Uint8Array {
	const blocks = sink.writes.flatMap((write) => write.blocks.filter((block) => block.kind === kind));
	return Buffer.concat(blocks.map(({ bytes }) => bytes));
}
