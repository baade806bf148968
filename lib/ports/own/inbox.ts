import type { EncodedBlock } from '../../model/encoded-block.ts';
import type { ExportSignal } from '../../model/export-signal.ts';
import type { Ledger, RejectedCounts } from '../../model/ledger.ts';

/** What one request leaves behind. */
export interface InboxEntry {
	readonly signal: ExportSignal;
	/** Records in the payload. */
	readonly rows: number;
	/** The blocks, packed as one piece; undefined when nothing was accepted. */
	readonly payload: Uint8Array | undefined;
	/** Bytes of the payload once it is unpacked. */
	readonly rawBytes: number;
	readonly rejected: RejectedCounts;
}

/** Entries that go to the store together, under one token that survives a crash. */
export interface InboxBatch {
	readonly token: string;
	readonly entries: number;
	readonly blocks: readonly EncodedBlock[];
}

/** Most that a batch holds. An entry that is larger goes alone. */
export interface BatchLimits {
	readonly rows: number;
	/** Bytes once they are unpacked: what writing a batch takes. */
	readonly rawBytes: number;
}

export interface InboxState {
	readonly ledger: Ledger;
	/** What waits. */
	readonly level: { readonly rows: number; readonly bytes: number };
	/** Milliseconds spent in commits and in claims since the start. */
	readonly commitMs: number;
	readonly claimMs: number;
}

/**
 * The durable queue between acknowledgement and store. Each call changes records and ledger together or neither; a batch
 * that was claimed and not settled is claimed again after a crash, with the same entries and token.
 */
export interface Inbox {
	/** Resolves when the entry is durable: the moment to acknowledge. Its payload's buffer is taken. */
	put(entry: InboxEntry): Promise<void>;
	/** The batch that was begun before, or a new one of the oldest entries; undefined when nothing waits. */
	claim(limits: BatchLimits): Promise<InboxBatch | undefined>;
	/** The batch is in the store: its entries go, its records count as stored. */
	settle(token: string): Promise<void>;
	/**
	 * The store can never take this batch as it is: it becomes two with new tokens; a lone record is set aside. Gives the
	 * number of records set aside.
	 */
	split(token: string): Promise<number>;
	/** As of the last change. */
	readonly state: () => InboxState;
	/** Called after every change. */
	onChange(listener: () => void): void;
	close(): Promise<void>;
}
