import type { TimeWindow } from '../../model/time.ts';
import type { AccessRefusal } from '../../model/access-refusal.ts';
import type { ReadOptions } from '../read-options.ts';
import type { Source } from '../source.ts';

/**
 * Where production apps tell whom they did not let in. Empty: nobody was refused.
 * Late or broken: SourceError. Partial: `total` is larger than the refusals given; the oldest are cut.
 */
export interface RefusalLog extends Source {
	/** Of all the accounts named, newest first. */
	refusals(
		userIds: readonly string[],
		range: TimeWindow,
		limit: number,
		options: ReadOptions,
	): Promise<{ readonly refusals: readonly AccessRefusal[]; readonly total: number }>;
}
