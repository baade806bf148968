import { type Asking, readOptions } from '../asking.ts';
import { unixNanos, type TimeWindow } from '../../model/time.ts';
import type { ReadOptions } from '../../ports/read-options.ts';
import type { NewVersion } from '../../ports/analytics/trouble-source.ts';
import type { MinuteCounts } from '../../ports/analytics/service-source.ts';
import type { TroubleSuspect } from '../../trouble/blame.ts';
import { findOnset } from '../../trouble/find-onset.ts';
import { suspectsOf } from '../../trouble/find-suspects.ts';
import { describeSymptom } from '../../trouble/symptom-phrases.ts';
import type { Symptom } from '../../trouble/symptom.ts';
import { formatClock } from '../../format/clock.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { TroubleList, TroubleMeasure } from '../../api/trouble.ts';
import { ownersOf } from '../owners-of.ts';
import type { Ports } from '../site-ports.ts';
import { scoresOf } from '../scores-of.ts';
import { stretch, usualBehaviour } from './usual-behaviour.ts';
import { DEADLINES_MS } from '../limits.ts';

const MAX_SHOWN = 20;
const MAX_EVIDENCE = 8;
const HOUR = 3_600_000_000_000n;

export interface TroubleQuestion {
	readonly window: TimeWindow;
	/** What to compare with; without it a stretch before the window is found. */
	readonly baseline?: TimeWindow | undefined;
}

export interface Suspects {
	/** What was compared with; undefined where nothing is stored from before. */
	readonly baseline: TimeWindow | undefined;
	/** How many services were seen in the window. */
	readonly checked: number;
	/** Best suspect first. */
	readonly suspects: readonly ReturnType<typeof describe>[];
}

/** Who is behind what goes otherwise than usual, best suspect first. */
export async function findSuspects(
	asking: Asking,
	ports: Pick<Ports, 'analytics'>,
	{ window, baseline }: TroubleQuestion,
): Promise<Suspects> {
	const options = readOptions(asking, DEADLINES_MS.trouble);
	const source = ports.analytics.trouble;
	if (!source) return { baseline: undefined, checked: 0, suspects: [] };
	const [now, usual] = await Promise.all([
		source.behaviour(window, options),
		usualBehaviour(source, window, baseline, options),
	]);
	const checked = new Set(now.operations.map(({ service }) => service)).size;
	if (!usual || now.requests === 0) return { baseline: undefined, checked, suspects: [] };
	const since = { from: usual.window.from, to: window.to };
	const newVersions = await source.newVersions(since, options);
	const suspects = suspectsOf(now, usual.behaviour, newVersions).slice(0, MAX_SHOWN);
	return {
		baseline: usual.window,
		checked,
		suspects: suspects.map((suspect, index) => describe(suspect, index + 1, window)),
	};
}

/** The suspects with all that a list of them shows: who can fix it, the hour before, what other sources say. */
export async function findTrouble(
	asking: Asking,
	ports: Ports,
	question: TroubleQuestion,
): Promise<TroubleList> {
	const options = readOptions(asking, DEADLINES_MS.trouble);
	const { window } = question;
	const { baseline, checked, suspects } = await findSuspects(asking, ports, question);
	const names = suspects.map(({ service }) => service);
	const [owners, trends, { scores, missing }] = await Promise.all([
		ownersOf(ports.ownerDirectories, names, options),
		minutesOf(ports, names, window, options),
		scoresOf(asking, ports, names, window),
	]);
	return {
		from: isoNanos(window.from),
		to: isoNanos(window.to),
		baseline: baseline ? { from: isoNanos(baseline.from), to: isoNanos(baseline.to) } : null,
		checked,
		services: suspects.map((suspect) => ({
			...suspect,
			...trendOf(trends.get(suspect.service) ?? [], suspect, window),
			scores: [...(scores.get(suspect.service) ?? [])],
			owner: owners.get(suspect.service) ?? null,
		})),
		missing: [...missing],
	};
}

/** Minutes by service over the hour that ends with a window. Only a picture hangs on them: without an answer there is none. */
async function minutesOf(
	ports: Ports,
	services: readonly string[],
	{ to }: TimeWindow,
	options: ReadOptions,
): Promise<ReadonlyMap<string, readonly MinuteCounts[]>> {
	const source = ports.analytics.services;
	if (!source || services.length === 0) return new Map();
	const minutes = await source.minutes(stretch(to - HOUR, to), services, options).catch(() => []);
	return Map.groupBy(minutes, ({ service }) => service);
}

function trendOf(
	minutes: readonly MinuteCounts[],
	{ measure, evidence }: Suspects['suspects'][number],
	{ to }: TimeWindow,
) {
	const trend = minutes.map(({ start, calls, errors, p99Nanos }) => ({
		start,
		value: measure.kind === 'nanos' ? p99Nanos : errors / Math.max(1, calls),
	}));
	// Of other signs the trend is not the number itself.
	const shown = evidence[0]?.kind === 'errors' || evidence[0]?.kind === 'slow';
	const since = shown ? findOnset(trend, stretch(to - HOUR, to)) : undefined;
	return {
		trend: trend.map(({ start, value }) => ({ start: isoNanos(start), value })),
		since: since === undefined ? null : isoNanos(unixNanos(since)),
	};
}

function describe({ service, score, signs, newVersion }: TroubleSuspect, rank: number, window: TimeWindow) {
	const evidence = signs
		.toSorted((a, b) => toldBy(b) - toldBy(a))
		.slice(0, MAX_EVIDENCE)
		.map((sign) => ({
			kind: sign.kind,
			sentence: describeSymptom(sign),
			weight: sign.weight,
			measure: measureOf(sign),
			href: hrefOf(sign, service, window),
		}));
	const [first] = evidence;
	return {
		service,
		rank,
		score,
		sentence: `${first?.sentence ?? ''}${newVersion ? `; version ${newVersion.version} since ${clockOf(newVersion)}` : ''}`,
		measure: first?.measure ?? { kind: 'share' as const, now: 0, usual: null },
		evidence,
	};
}

function clockOf({ firstSeen }: NewVersion): string {
	return formatClock(Number(firstSeen / 1_000_000n));
}

/** Lines often tell of failed calls over again, a few times more: of about the same weight the calls are told first. */
function toldBy({ kind, weight }: Symptom): number {
	return kind === 'log-errors' ? weight * 0.8 : weight;
}

function measureOf(sign: Symptom): TroubleMeasure {
	if ('meanNanos' in sign) {
		return { kind: 'nanos', now: sign.meanNanos, usual: sign.usualNanos };
	}
	return { kind: 'share', now: sign.count / sign.of, usual: sign.usualShare ?? null };
}

/** Requests that show a sign. */
function hrefOf(sign: Symptom, service: string, { from, to }: TimeWindow): string {
	const query = new URLSearchParams({ service, from: isoNanos(from), to: isoNanos(to) });
	if (sign.kind === 'errors') query.set('status', 'error');
	// A name with parts left out is no name that a search finds.
	if (sign.kind === 'slow' && !sign.what.includes('…')) query.set('operation', sign.what);
	return `/search?${query}`;
}
