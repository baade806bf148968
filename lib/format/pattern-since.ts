import { formatClock } from './clock.ts';

/** When a pattern began, in UTC: "since 02:31"; where no more was looked at "since before 02:31". */
export function patternSince(pattern: {
	readonly since: string | null;
	readonly sinceBefore: boolean;
}): string {
	if (pattern.since === null) return 'in the last hour';
	return `since ${pattern.sinceBefore ? 'before ' : ''}${formatClock(Date.parse(pattern.since))}`;
}
