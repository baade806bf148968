import { causeOf } from './catalogue.ts';
import type { SentenceSlot } from './fill.ts';
import { sentenceSlots } from './sentence-slots.ts';
import type { Progress } from './progress.ts';
import type { SessionFacts } from './session-facts.ts';
import { sourcesOf, type PlaybackProblem } from './playback-problem.ts';

/** Pauses that a member notices: this many reports with one, or this long in all. */
const MIN_PAUSED_REPORTS = 2;
const MIN_PAUSED_MS = 5_000;
/** What HD takes, in kbit/s. */
const HD_KBITS = 5_000;
const HD_HEIGHT = 720;
/** The picture climbs for a while after the start; what is low after that stays low. */
const SETTLED_NANOS = 60e9;

/** Reports that show a bad picture: it stood still, or stayed low although title and plan have more. */
export function badReports(facts: SessionFacts): {
	readonly kind: 'paused' | 'low' | 'good';
	readonly reports: readonly Progress[];
} {
	const paused = facts.progress.filter(({ pausedMs }) => pausedMs > 0);
	const total = paused.reduce((sum, { pausedMs }) => sum + pausedMs, 0);
	if (paused.length >= MIN_PAUSED_REPORTS || total >= MIN_PAUSED_MS)
		return { kind: 'paused', reports: paused };
	const settled = facts.progress.filter(
		(report) => report.at >= SETTLED_NANOS && report.height !== undefined,
	);
	const allowed = Math.min(
		Number(facts.fact('planHeight')?.text ?? Infinity),
		Number(facts.fact('assetHeight')?.text ?? 0),
	);
	const low = settled.filter(({ height = 0 }) => height < HD_HEIGHT);
	const stayed = settled.length > 0 && low.length === settled.length && allowed >= HD_HEIGHT;
	return stayed ? { kind: 'low', reports: low } : { kind: 'good', reports: [] };
}

/** Pauses or a low picture: the home's connection, our delivery, or not to be told apart. */
export function qualityProblem(
	facts: SessionFacts,
	failed: readonly PlaybackProblem[],
): PlaybackProblem | undefined {
	const { kind, reports } = badReports(facts);
	const [first] = reports;
	// A delivery that failed says itself why.
	if (kind === 'good' || !first || failed.some(({ topic }) => topic === 'quality')) return undefined;
	const speeds = reports.map(({ connection }) => connection).filter((speed) => speed !== undefined);
	const median = speeds.toSorted((a, b) => a - b)[speeds.length >> 1];
	const own: (readonly [string, SentenceSlot])[] = [];
	if (median !== undefined) own.push(['connection', { text: formatSpeed(median), source: first.source }]);
	const fast = median !== undefined && median >= HD_KBITS;
	// A low picture on a fast connection may be the player's choice; a pause on one is not.
	const open = median === undefined || (fast && kind === 'low');
	const cause = open ? undefined : causeOf(fast ? 'slow-delivery' : 'slow-connection');
	return {
		cause,
		topic: 'quality',
		at: first.at,
		request: undefined,
		blocking: false,
		places: sentenceSlots(facts, undefined, own),
		sources: sourcesOf(
			first.source,
			reports.slice(1, 4).map(({ source }) => source),
		),
		notKnown: fast
			? 'the connection was fast enough and nothing of ours failed'
			: 'the player did not measure the connection',
	};
}

/** Kilobits a second as people know them: "1.8 Mbit/s", "18 Mbit/s". */
export function formatSpeed(kbits: number): string {
	const mbits = kbits / 1000;
	return `${mbits < 9.95 ? mbits.toFixed(1) : Math.round(mbits)} Mbit/s`;
}
