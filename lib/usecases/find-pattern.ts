import { unixNanos, type UnixNanos } from '../model/time.ts';
import type { FailuresAlike, PatternSource } from '../ports/pattern-source.ts';
import { isoNanos } from '../wire/api/iso-time.ts';
import type { PatternJson } from '../wire/api/pattern.ts';
import type { OpenedRequest } from './open-request.ts';

const MINUTE = 60_000_000_000n;
const MINUTES = 60;
const DEADLINE_MS = 5_000;
/** More failures than this in the hour are no accident. */
const ONE_OFF = 3;
/** A pattern begins where a minute first reaches this share of the worst one. */
const BEGINS_AT = 0.2;

/** Whether others failed at the same operation in the hour around a request, and since when. */
export async function findPattern(
	sources: readonly PatternSource[],
	{ trace, diagnosis }: Pick<OpenedRequest, 'trace' | 'diagnosis'>,
	now: UnixNanos,
	signal: AbortSignal,
): Promise<PatternJson> {
	const { culprit } = diagnosis.verdict;
	const { from, to } = hourAround(trace.startTime, now);
	const empty = {
		from: isoNanos(from),
		to: isoNanos(to),
		thisMinute: Number((trace.startTime - from) / MINUTE),
		since: null,
	};
	const [source] = sources;
	if (!culprit || !source || culprit.operation === '') {
		return { ...empty, service: null, operation: null, kind: 'none', counts: [], total: 0, deployments: [] };
	}
	const alike = await source.failuresAlike(culprit, from, to, { signal, deadlineMs: DEADLINE_MS });
	const counts = byMinute(alike, from);
	const total = counts.reduce((sum, count) => sum + count, 0);
	const pattern = total > ONE_OFF;
	return {
		...empty,
		service: culprit.service,
		operation: culprit.operation,
		kind: pattern ? 'pattern' : total === 0 ? 'none' : 'one-off',
		counts,
		total,
		since: pattern ? beginning(counts, from) : null,
		deployments: deployments(alike, from),
	};
}

/** The last hour where the request lies in it, else the hour that has it at three quarters. */
function hourAround(start: UnixNanos, now: UnixNanos): { readonly from: UnixNanos; readonly to: UnixNanos } {
	const hour = BigInt(MINUTES) * MINUTE;
	const end = start > now - hour ? now : start + hour / 4n;
	const to = (end / MINUTE + 1n) * MINUTE;
	return { from: unixNanos(to - hour), to: unixNanos(to) };
}

function byMinute({ minutes }: FailuresAlike, from: UnixNanos): number[] {
	const counts = Array.from({ length: MINUTES }, () => 0);
	for (const { start, requests } of minutes) {
		const place = Number((start - from) / MINUTE);
		if (place >= 0 && place < MINUTES) counts[place] = requests;
	}
	return counts;
}

/** The first minute that counts; nothing when it had begun before the time looked at. */
function beginning(counts: readonly number[], from: UnixNanos): string | null {
	const worst = Math.max(...counts);
	const first = counts.findIndex((count) => count >= worst * BEGINS_AT);
	return first <= 0 ? null : isoNanos(unixNanos(from + BigInt(first) * MINUTE));
}

/** The first version seen ran before; each later one was deployed. */
function deployments({ versions }: FailuresAlike, from: UnixNanos): PatternJson['deployments'] {
	return versions
		.slice(1)
		.filter(({ firstSeen }) => firstSeen >= from)
		.map(({ version, firstSeen }) => ({ version, at: isoNanos(firstSeen) }));
}
