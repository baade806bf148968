import type { Asking } from '../asking.ts';
import { sharedTraits } from '../../diagnosis/shared-traits.ts';
import { errorKind, failedAlike, patternsOf, signatureOf } from '../../diagnosis/signature.ts';
import { missingCallees } from '../../diagnosis/findings/missing-callee.ts';
import { coded } from '../../model/columns.ts';
import type { ErrorWords } from '../../model/failure.ts';
import { unixNanos, type UnixNanos } from '../../model/time.ts';
import type { CallsSeen, PatternSource, SeenRequest } from '../../ports/analytics/failure-patterns.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { PatternJson } from '../../api/pattern.ts';
import { presentFinding } from './present-finding.ts';
import type { OpenedRequest } from './open-request.ts';
import { DEADLINES_MS } from '../limits.ts';

const MINUTE = 60_000_000_000n;
const MINUTES = 60;
/** More failures than this in the hour are no accident. */
const ONE_OFF = 3;
/** A pattern begins where a minute first reaches this share of the worst one of so many minutes before the request. */
const BEGINS_AT = 0.2;
const BEFORE = 5;
/** Began within so many minutes of the edge of what was looked at: it may have begun before. */
const EDGE = 5;
const HOURS_BEFORE = 3;

/**
 * Whether others failed alike in the hour around a request, since when, and what they share that the rest does not.
 * Alike: at the same operation of the same service with an error of the same kind.
 */
export async function findPattern(
	asking: Asking,
	source: PatternSource | undefined,
	{ trace, logs, diagnosis }: Pick<OpenedRequest, 'trace' | 'logs' | 'diagnosis'>,
): Promise<PatternJson> {
	const { signal } = asking;
	const { culprit } = diagnosis.verdict;
	const { from, to } = hourAround(trace.startTime, asking.now);
	const nothing: PatternJson = {
		from: isoNanos(from),
		to: isoNanos(to),
		thisMinute: Number((trace.startTime - from) / MINUTE),
		since: null,
		sinceBefore: false,
		service: null,
		operation: null,
		error: '',
		kind: 'none',
		counts: [],
		total: 0,
		exact: true,
		deployments: [],
		shared: [],
		findings: [],
	};
	if (!culprit || !source || culprit.operation === '') return nothing;
	// Somebody who sent no span is seen through the calls to him, which are their callers' spans.
	const call = { ...culprit, service: coded(trace.spans.services, culprit.row) };
	const signature = signatureOf(trace, logs, call);
	const look = (window: Hour) => lookAt(source, call, signature.words, window, signal);
	const { seen, alike, otherwise, counts, exact } = await look({ from, to });
	const hour = { from, began: beginning(counts, nothing.thisMinute), counts, exact };
	const all = await withHoursBefore(hour, async (before) => {
		const earlier = await look(before);
		return { ...earlier, from: before.from, began: beginning(earlier.counts, MINUTES - 1) };
	});
	const pattern = all.total > ONE_OFF;
	return {
		...nothing,
		service: call.service,
		operation: call.operation,
		error: errorKind(signature.words),
		kind: pattern ? 'pattern' : all.total === 0 ? 'none' : 'one-off',
		counts,
		total: all.total,
		exact: all.exact,
		since: pattern ? isoNanos(all.since) : null,
		sinceBefore: pattern && all.sinceBefore,
		deployments: deployments(seen, all.since - BigInt(EDGE) * MINUTE, to),
		shared: [...sharedTraits(alike, [...otherwise, ...seen.well])],
		findings: missingCallees(trace, culprit.row, seen.well).map((finding, index) =>
			presentFinding(trace, finding, diagnosis.findings.length + index + 1),
		),
	};
}

interface Hour {
	readonly from: UnixNanos;
	readonly to: UnixNanos;
}

async function lookAt(
	source: PatternSource,
	call: { readonly service: string; readonly operation: string },
	words: ErrorWords,
	{ from, to }: Hour,
	signal: AbortSignal,
) {
	const seen = await source.sampleCalls(call, from, to, { signal, deadlineMs: DEADLINES_MS.pattern });
	const { alike = [], otherwise = [] } = Object.groupBy(seen.failed, (request) =>
		failedAlike(patternsOf(request.words), words) ? 'alike' : 'otherwise',
	);
	return { seen, alike, otherwise, ...byMinute(alike, seen, from) };
}

interface CountedHour {
	readonly from: UnixNanos;
	/** The minute that it began in. */
	readonly began: number;
	readonly counts: readonly number[];
	readonly exact: boolean;
}

/** What seems to begin at the edge of an hour began before: hours before are looked at until one tells, or no more are. */
async function withHoursBefore(last: CountedHour, look: (hour: Hour) => Promise<CountedHour>) {
	let [hour, total, exact] = [last, sumFrom(last), last.exact];
	for (let hours = 0; hours < HOURS_BEFORE && hour.began < EDGE && total > ONE_OFF; hours++) {
		const from = unixNanos(hour.from - BigInt(MINUTES) * MINUTE);
		const before = await look({ from, to: hour.from });
		if (sumFrom(before) <= ONE_OFF) return { total, exact, since: startOf(hour), sinceBefore: false };
		[hour, total, exact] = [before, total + sumFrom(before), exact && before.exact];
	}
	return { total, exact, since: startOf(hour), sinceBefore: hour.began < EDGE };
}

function sumFrom({ counts, began }: CountedHour): number {
	return counts.slice(began).reduce((sum, count) => sum + count, 0);
}

function startOf({ from, began }: CountedHour): UnixNanos {
	return unixNanos(from + BigInt(began) * MINUTE);
}

/** The last hour where the request lies in it, else the hour that has it at three quarters. */
function hourAround(start: UnixNanos, now: UnixNanos): { readonly from: UnixNanos; readonly to: UnixNanos } {
	const hour = BigInt(MINUTES) * MINUTE;
	const end = start > now - hour ? now : start + hour / 4n;
	const to = (end / MINUTE + 1n) * MINUTE;
	return { from: unixNanos(to - hour), to: unixNanos(to) };
}

/** Requests that failed alike, minute by minute; of a sample, as many as it stands for. */
function byMinute(
	alike: readonly SeenRequest[],
	{ failed, failedRequests }: CallsSeen,
	from: UnixNanos,
): { readonly counts: number[]; readonly exact: boolean } {
	const counts = Array.from({ length: MINUTES }, () => 0);
	for (const { start } of alike) {
		const place = Number((start - from) / MINUTE);
		if (place >= 0 && place < MINUTES) counts[place] = (counts[place] ?? 0) + 1;
	}
	const times = Math.max(1, failedRequests / Math.max(1, failed.length));
	return { counts: counts.map((count) => Math.round(count * times)), exact: times === 1 };
}

/**
 * The first minute, up to this request's own, in which many failed for what was many then: what got worse only
 * later does not make it begin later. 0 when it had begun before the time looked at.
 */
function beginning(counts: readonly number[], thisMinute: number): number {
	const worst = Math.max(...counts.slice(Math.max(0, thisMinute - BEFORE), thisMinute + 1), 1);
	const first = counts.findIndex((count) => count >= worst * BEGINS_AT);
	return first < 0 ? thisMinute : Math.min(first, thisMinute);
}

/** The first version ever seen was there before; each later one was deployed. */
function deployments({ versions }: CallsSeen, from: bigint, to: bigint): PatternJson['deployments'] {
	return versions
		.slice(1)
		.filter(({ firstSeen }) => firstSeen >= from && firstSeen < to)
		.map(({ version, firstSeen }) => ({ version, at: isoNanos(firstSeen) }));
}
