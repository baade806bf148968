import type { Nanos } from '../model/time.ts';
import { formatCounted } from '../format/count.ts';

const MINUTE = 60;
const HOUR = 3600;

/** A length of time in full words, as one says it: "38 seconds", "48 minutes", "2 hours 3 minutes". */
export function wholeTime(nanos: Nanos): string {
	const seconds = Math.max(0, Math.round(nanos / 1e9));
	if (seconds < 2 * MINUTE) return formatCounted(seconds, 'second');
	if (seconds < HOUR) return formatCounted(Math.round(seconds / MINUTE), 'minute');
	const minutes = Math.round((seconds % HOUR) / MINUTE);
	const hours = formatCounted(Math.floor(seconds / HOUR), 'hour');
	return minutes === 0 ? hours : `${hours} ${formatCounted(minutes, 'minute')}`;
}
