import { unixNanos, type UnixNanos, type TimeWindow } from '../model/time.ts';

const QUARTER_HOUR = 900_000_000_000n;
const TICK = 15_000_000_000n;

/** The end of this quarter of a minute: all who ask meanwhile ask about the same stretch of time, and share its answer. */
export function nextTick(now: UnixNanos): UnixNanos {
	return unixNanos((now / TICK + 1n) * TICK);
}

/** What "now" means at the end of a stretch of time: its last 15 minutes, or all of a shorter one. */
export function nowWindow({ from, to }: TimeWindow): TimeWindow {
	return { from: to - from > QUARTER_HOUR ? unixNanos(to - QUARTER_HOUR) : from, to };
}
