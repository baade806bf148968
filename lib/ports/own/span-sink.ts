import type { EncodedBlock } from '../../model/encoded-block.ts';

/**
 * Where blocks are written. Idempotent by `token`: the same token with the same blocks stores its rows
 * once, also after a crash half-way. Resolves when the rows are durable and readable; rejects with
 * SourceError otherwise, and the caller tries again with the same token and blocks.
 */
export interface SpanSink {
	write(token: string, blocks: readonly EncodedBlock[]): Promise<void>;
}
