/** Kinds of rows the store takes. */
export type BlockKind = 'spans' | 'logs' | 'resources';

/** Rows of one kind in the bytes of a store, ready to be written as they are. Only a codec of the format reads them. */
export interface EncodedBlock {
	readonly format: string;
	readonly kind: BlockKind;
	readonly rows: number;
	readonly bytes: Uint8Array;
}
