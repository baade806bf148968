import type { TimeWindow } from '../../model/time.ts';
import type { LogRead } from '../sources/log-store.ts';
import type { ReadOptions } from '../read-options.ts';

/**
 * Log records read by what they tell about, not by trace: what sign-ins and role changes are mapped from.
 * Empty: none. Late or broken: SourceError. Partial: `total` is larger than the records given; the oldest are cut.
 */
export interface EventStore {
	readonly name: string;
	/**
	 * Records of these services that hold `word` (an event's name) and one of `values` (IDs of people, a batch)
	 * somewhere in attributes or body, newest first. Rather too many: whoever maps them looks closer.
	 */
	readEvents(query: EventQuery, limit: number, options: ReadOptions): Promise<LogRead>;
}

export interface EventQuery {
	/** At least one: it is what keeps the read small. */
	readonly services: readonly string[];
	readonly word: string;
	readonly values: readonly string[];
	readonly range: TimeWindow;
}
