import { type Nanos, NANOS_PER_MILLI } from '../model/time.ts';

const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;

/**
 * A length of time for a person, three digits at most and always a unit:
 * 0.4 ms, 4 ms, 142 ms, 2.46 s, 8 min 12 s, 3 h 5 min, 2 days 4 h.
 */
export function formatDuration(nanos: Nanos): string {
	if (nanos < 0) return `−${formatDuration(-nanos)}`;
	const ms = nanos / NANOS_PER_MILLI;
	if (ms === 0) return '0 ms';
	if (ms < 1) return ms < 0.95 ? `${trimmed(ms.toPrecision(1))} ms` : '1 ms';
	if (ms < 999.5) return `${Math.round(ms)} ms`;
	if (ms < 59_995) return `${trimmed((ms / MS_PER_SECOND).toPrecision(3))} s`;
	if (ms < MS_PER_HOUR - 500) return pair(Math.round(ms / MS_PER_SECOND), 60, 'min', 's');
	if (ms < MS_PER_DAY - MS_PER_MINUTE / 2) return pair(Math.round(ms / MS_PER_MINUTE), 60, 'h', 'min');
	const hours = Math.round(ms / MS_PER_HOUR);
	return pair(hours, 24, Math.floor(hours / 24) === 1 ? 'day' : 'days', 'h');
}

/** A time within a request: "+1.32 s". */
export function formatOffset(nanos: Nanos): string {
	return nanos < 0 ? formatDuration(nanos) : `+${formatDuration(nanos)}`;
}

function pair(units: number, each: number, large: string, small: string): string {
	const rest = units % each;
	return `${Math.floor(units / each)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}

/** 1.00 stays "1.00" for seconds, but no exponent and no lonely point. */
function trimmed(text: string): string {
	return text.includes('e') ? String(Number(text)) : text;
}
