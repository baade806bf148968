/** Kinds of rows the store takes. */
export type BlockKind = 'spans' | 'logs' | 'resources';

/** Rows of one kind in the store's block format (`lib/wire/native`), ready to be written as they are. */
export interface EncodedBlock {
	readonly kind: BlockKind;
	readonly rows: number;
	readonly bytes: Uint8Array;
}

/**
 * Where blocks are written. Idempotent by `token`: the same token with the same blocks stores its rows
 * once, also after a crash half-way. Resolves when the rows are durable and readable; rejects with
 * SourceError otherwise, and the caller tries again with the same token and blocks.
 */
export interface SpanSink {
	write(token: string, blocks: readonly EncodedBlock[]): Promise<void>;
}
