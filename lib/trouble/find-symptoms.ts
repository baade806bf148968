import type { Behaviour } from '../ports/analytics/trouble-source.ts';
import { type ComparedWork, endingsOf, comparedWork } from './compared-work.ts';
import { MIN_CALLS, isMore, SIGNIFICANT } from './significance.ts';
import { endingSymptoms } from './ending-symptoms.ts';
import { bucketAt, callsBeyond, logMoments } from './own-times.ts';
import type { ErrorSymptom, Symptom } from './symptom.ts';

/** Signs that touch less than this share of the requests' time or number are nobody's trouble. */
const MIN_WEIGHT = 0.002;
const ERROR_SEVERITY = 17;
const WARNING_SEVERITY = 13;
/** A new warning says less than an error. */
const WARNING_WEIGHT = 0.5;

/** What is otherwise than in the baseline, the heaviest first. */
export function findSymptoms(now: Behaviour, usual: Behaviour): readonly Symptom[] {
	if (now.requests === 0) return [];
	const usually = comparedWork(usual);
	const signs: Symptom[] = [];
	for (const [key, unit] of comparedWork(now)) signs.push(...slowSigns(unit, usually.get(key), now, usual));
	const lines = logSigns(now, usual);
	signs.push(...errorSigns(now, usual), ...endingSymptoms(now, usual, lines), ...lines);
	return signs.filter((sign) => sign.weight >= MIN_WEIGHT).sort((a, b) => b.weight - a.weight);
}

function isKnown(unit: ComparedWork | undefined): boolean {
	return unit !== undefined && unit.calls >= MIN_CALLS;
}

/** Calls beyond the p99 of their own time, or what stands for it in a thin baseline, weighed by how much of a request they cost. */
function slowSigns(
	unit: ComparedWork,
	before: ComparedWork | undefined,
	now: Behaviour,
	usual: Behaviour,
): Symptom[] {
	if (!before || !isKnown(before) || !isKnown(unit)) return [];
	// A limit that fewer than five calls are beyond is an accident of the baseline.
	const expected = Math.max(0.01, Math.min(0.5, MIN_CALLS / before.calls));
	const count = callsBeyond(unit.times, bucketAt(before.times, 1 - expected));
	const share = count / unit.calls;
	if (!isMore(share, unit.calls, expected, before.calls) && !isSlower(unit, before)) return [];
	const meanNanos = unit.ownNanos / unit.calls;
	const usualNanos = before.ownNanos / before.calls;
	const perRequest = ((meanNanos - usualNanos) * unit.calls) / now.requests;
	if (perRequest <= 0 || usual.requestNanos === 0) return [];
	return [
		{
			kind: unit.peer === '' ? 'slow' : 'slow-call-path',
			service: unit.service,
			peer: unit.peer,
			callees: new Set(unit.callees.keys()),
			what: unit.operation,
			weight: (share - expected) * Math.min(1, perRequest / usual.requestNanos),
			count,
			of: unit.calls,
			meanNanos,
			usualNanos,
		},
	];
}

/** Operations whose calls fail by themselves more often. A way that fails is the other end's failure. */
function errorSigns(now: Behaviour, usual: Behaviour): Symptom[] {
	const usually = endingsOf(usual);
	const signs: Symptom[] = [];
	for (const [key, { service, operation, peer, calls, ownErrors, ownErrorRequests }] of endingsOf(now)) {
		const before = usually.get(key);
		const usualShare = before ? before.ownErrors / before.calls : undefined;
		const share = ownErrors / calls;
		// What fails together is no more evidence than if it had failed once.
		const together = ownErrors / Math.max(1, ownErrorRequests);
		const isChance = !isMore(share, calls / together, usualShare ?? 0, (before?.calls ?? 0) / together);
		if (ownErrorRequests < MIN_CALLS || isChance) continue;
		signs.push({
			kind: 'errors',
			service: peer || service,
			what: operation,
			weight: Math.min(1, ((share - (usualShare ?? 0)) * calls) / now.requests),
			count: ownErrors,
			of: calls,
			usualShare,
		});
	}
	return signs;
}

/** Error lines in more requests than usual, by pattern; warnings, which many services are full of, only where they are new. */
function logSigns(now: Behaviour, usual: Behaviour): readonly ErrorSymptom[] {
	const before = new Map(usual.logs.map((log) => [`${log.service}\0${log.pattern}`, log.requests]));
	const heard = new Set(usual.logs.map((log) => log.service));
	const signs: ErrorSymptom[] = [];
	for (const log of now.logs) {
		if (log.severity < WARNING_SEVERITY || log.requests < MIN_CALLS) continue;
		const all = now.requests * now.oneOf;
		const usualRequests = before.get(`${log.service}\0${log.pattern}`) ?? 0;
		const isError = log.severity >= ERROR_SEVERITY;
		if (!isError && (usualRequests > 0 || !heard.has(log.service))) continue;
		const usualShare = usual.requests === 0 ? 0 : usualRequests / (usual.requests * usual.oneOf);
		const share = Math.min(1, log.requests / all);
		if (!isMore(share, all, Math.min(1, usualShare), usual.requests * usual.oneOf)) continue;
		signs.push({
			kind: 'log-errors',
			service: log.service,
			what: log.pattern,
			weight: (share - Math.min(1, usualShare)) * (isError ? 1 : WARNING_WEIGHT),
			count: log.requests,
			of: all,
			usualShare: usual.logs.length === 0 ? undefined : usualShare,
		});
	}
	return signs;
}

/** Whether calls took longer by more than chance: Welch's test on the logarithm of their times. */
function isSlower(now: ComparedWork, before: ComparedWork): boolean {
	const [a, b] = [logMoments(now.times), logMoments(before.times)];
	// A bucket is as fine as it gets: no distribution is narrower.
	const error = Math.sqrt((a.variance + 1) / now.calls + (b.variance + 1) / before.calls);
	return a.mean - b.mean > SIGNIFICANT * error;
}
