import { unixNanos } from '../model/time.ts';
import type { Window } from '../ports/service-source.ts';

const QUARTER_HOUR = 900_000_000_000n;

/** What "now" means at the end of a stretch of time: its last 15 minutes, or all of a shorter one. */
export function nowWindow({ from, to }: Window): Window {
	return { from: to - from > QUARTER_HOUR ? unixNanos(to - QUARTER_HOUR) : from, to };
}
