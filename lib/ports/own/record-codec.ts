import type { EncodedBlock } from '../../model/encoded-block.ts';
import type { LogBatch } from '../../model/log-batch.ts';
import type { SpanBatch } from '../../model/span-batch.ts';

/**
 * Writes records as a store takes them, once, before they are acknowledged: from there on they are bytes that nobody
 * needs to understand. One format's blocks can always be read by the same format's codec of a later version.
 */
export interface RecordCodec {
	/** Name of the bytes' format, kept beside them. */
	readonly format: string;
	/** URL of the module that exports this as `codec`: a thread is handed names, not functions. */
	readonly module: string;
	/** No blocks for an empty batch. */
	readonly encodeSpans: (batch: SpanBatch) => readonly EncodedBlock[];
	readonly encodeLogs: (batch: LogBatch) => readonly EncodedBlock[];
	/**
	 * The spans or log records of `blocks` in two halves, in their order, to find the one that the store can't take.
	 * Undefined when there is only one. Throws when the bytes are not of this format.
	 */
	readonly halve: (
		blocks: readonly EncodedBlock[],
	) => readonly [readonly EncodedBlock[], readonly EncodedBlock[]] | undefined;
}
