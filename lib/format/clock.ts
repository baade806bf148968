const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

/** A moment in UTC: "17 Nov 2026, 02:47:09 UTC". Milliseconds since 1970. */
export function formatInstant(unixMilliseconds: number): string {
	const date = new Date(unixMilliseconds);
	if (Number.isNaN(date.getTime())) return 'unknown time';
	return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${date.toISOString().slice(11, 19)} UTC`;
}

/** A day in UTC: "17 Nov"; of another year than `now`, with it. */
export function formatDay(unixMilliseconds: number, now = unixMilliseconds): string {
	const date = new Date(unixMilliseconds);
	if (Number.isNaN(date.getTime())) return 'unknown day';
	const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
	return date.getUTCFullYear() === new Date(now).getUTCFullYear() ? day : `${day} ${date.getUTCFullYear()}`;
}

/** The time of day in UTC: "02:47". */
export function formatClock(unixMilliseconds: number): string {
	const date = new Date(unixMilliseconds);
	return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(11, 16);
}

/** How long ago: "20 s ago", "12 min ago", "3 h ago", "5 days ago". */
export function formatAgo(unixMilliseconds: number, nowMilliseconds: number): string {
	const ago = nowMilliseconds - unixMilliseconds;
	if (ago < -MINUTE) return 'in the future';
	if (ago < MINUTE) return `${Math.max(0, Math.floor(ago / 1000))} s ago`;
	if (ago < HOUR) return `${Math.floor(ago / MINUTE)} min ago`;
	if (ago < DAY) return `${Math.floor(ago / HOUR)} h ago`;
	const days = Math.floor(ago / DAY);
	return `${days} ${days === 1 ? 'day' : 'days'} ago`;
}
