import type { EncodedBlock } from '../../model/encoded-block.ts';
import type { RecordCodec } from './record-codec.ts';

/**
 * Where records are written, in blocks that its own codec made. Idempotent by `token`: the same token with the same
 * blocks stores its rows once, also after a crash half-way. Resolves when the rows are durable and readable; rejects with
 * SourceError otherwise, and the caller tries again with the same token and blocks. Blocks of another format are a
 * `bad-argument`.
 */
export interface SpanSink {
	readonly codec: RecordCodec;
	write(token: string, blocks: readonly EncodedBlock[]): Promise<void>;
}
