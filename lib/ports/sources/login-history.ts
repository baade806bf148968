import type { TimeWindow } from '../../model/time.ts';
import type { LoginEvent } from '../../model/login-event.ts';
import type { ReadOptions } from '../read-options.ts';
import type { Source } from '../source.ts';

/**
 * Sign-ins of a person. Empty: none in the range, or none is kept any more. Late or broken: SourceError.
 * Partial: `total` is larger than the events given; the oldest are the ones cut.
 */
export interface LoginHistory extends Source {
	/** Of all the accounts named, newest first. */
	logins(
		userIds: readonly string[],
		range: TimeWindow,
		limit: number,
		options: ReadOptions,
	): Promise<{ readonly events: readonly LoginEvent[]; readonly total: number }>;
}
