import type { Nanos } from '../model/time.ts';
import { formatDuration } from './duration.ts';

const SECOND = 1_000_000_000;

/** A length of time in whole seconds, short: "0 s", "38 s", "8 min 12 s", "2 h 3 min". */
export function plainDuration(nanos: Nanos): string {
	const seconds = Math.max(0, Math.round(nanos / SECOND));
	return seconds < 60 ? `${seconds} s` : formatDuration(seconds * SECOND);
}
