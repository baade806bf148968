import { formatClock, formatDay } from './clock.ts';

const DAY_MS = 86_400_000;

/** A moment beside now, in UTC: "today 02:12", "yesterday 14:31", "15 Nov 17:12". Milliseconds since 1970. */
export function formatMoment(unixMilliseconds: number, nowMilliseconds: number): string {
	return `${dayOf(unixMilliseconds, nowMilliseconds)} ${formatClock(unixMilliseconds)}`;
}

/** A stretch of time: "today 02:12–02:31"; within one minute it is a moment. */
export function formatStretch(from: number, to: number, now: number): string {
	const start = formatMoment(from, now);
	if (start === formatMoment(to, now)) return start;
	const sameDay = Math.floor(from / DAY_MS) === Math.floor(to / DAY_MS);
	return `${start} – ${sameDay ? formatClock(to) : formatMoment(to, now)}`;
}

function dayOf(time: number, now: number): string {
	const days = Math.floor(now / DAY_MS) - Math.floor(time / DAY_MS);
	if (days === 0) return 'today';
	return days === 1 ? 'yesterday' : formatDay(time, now);
}

/** The time of day at a place: "18:59". Undefined for a time zone that nobody knows. */
export function formatClockAt(unixMilliseconds: number, timeZone: string): string | undefined {
	if (timeZone === '') return undefined;
	try {
		return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
			unixMilliseconds,
		);
	} catch {
		return undefined;
	}
}
