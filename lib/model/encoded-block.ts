/** Kinds of rows the store takes. */
export type BlockKind = 'spans' | 'logs' | 'resources';

/** Rows of one kind in the store's block format (`lib/wire/native`), ready to be written as they are. */
export interface EncodedBlock {
	readonly kind: BlockKind;
	readonly rows: number;
	readonly bytes: Uint8Array;
}
