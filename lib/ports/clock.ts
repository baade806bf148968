import type { UnixNanos } from '../model/time.ts';

/** The time of day, so that tests can set it. */
export interface Clock {
	now(): UnixNanos;
}
