import type { TimeWindow } from '../../model/time.ts';
import type { RoleChange } from '../../model/role-change.ts';
import type { ReadOptions } from '../read-options.ts';
import type { Source } from '../source.ts';

/**
 * What was done to people's roles. Empty: nothing in the range, or nothing is kept any more.
 * Late or broken: SourceError. Partial: `total` is larger than the changes given; the oldest are cut.
 */
export interface RoleChangeLog extends Source {
	/** Of all the accounts named, newest first. */
	changes(
		userIds: readonly string[],
		range: TimeWindow,
		limit: number,
		options: ReadOptions,
	): Promise<RoleChangeRead>;
	/** Everybody's changes of one batch, in no particular order. */
	batch(batchId: string, range: TimeWindow, limit: number, options: ReadOptions): Promise<RoleChangeRead>;
}

export interface RoleChangeRead {
	readonly changes: readonly RoleChange[];
	readonly total: number;
}
