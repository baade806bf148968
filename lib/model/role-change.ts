import type { UnixNanos } from './time.ts';

export const ROLE_CHANGE_KINDS = ['added', 'removed', 'moved', 'account-opened'] as const;
export type RoleChangeKind = (typeof ROLE_CHANGE_KINDS)[number];

/** Something that was done to a person's roles. `was` and `is` are projects; empty for none. */
export interface RoleChange {
	/** Unique in its source; the same change told by two sources has the same ID. */
	readonly id: string;
	readonly time: UnixNanos;
	readonly userId: string;
	readonly kind: RoleChangeKind;
	readonly role: string;
	readonly was: string;
	readonly is: string;
	/** Name of whoever made it; empty where not told. */
	readonly changedBy: string;
	/** Changes made in one go share this; empty for a single one. */
	readonly batchId: string;
	/** People in the batch; 1 for a single change. */
	readonly batchSize: number;
	readonly source: string;
}
