import type { AnomalyScore } from '../model/anomaly-score.ts';
import type { ReadOptions } from '../ports/read-options.ts';
import type { MinuteCounts, Window } from '../ports/service-source.ts';
import { blame, type Suspect } from '../trouble/blame.ts';
import { findSigns } from '../trouble/find-signs.ts';
import { saySign } from '../trouble/say-sign.ts';
import type { Sign } from '../trouble/sign.ts';
import { isoNanos } from '../wire/api/iso-time.ts';
import type { TroubleList, TroubleMeasure } from '../wire/api/trouble.ts';
import { askSource } from './ask-source.ts';
import { ownersOf } from './owners-of.ts';
import type { Ports } from './ports.ts';
import { stretch, usualBehaviour } from './usual-behaviour.ts';

const DEADLINE_MS = 15_000;
/** Scores of others are left out rather than waited for. */
const SIDE_MS = 3_000;
const MOST_SHOWN = 20;
const MOST_EVIDENCE = 8;
const HOUR = 3_600_000_000_000n;

export interface TroubleQuestion {
	readonly window: Window;
	/** What to compare with; without it a stretch before the window is found. */
	readonly baseline?: Window | undefined;
}

/** Who is behind what goes otherwise than usual, best suspect first, with who can fix it. */
export async function findTrouble(
	ports: Ports,
	question: TroubleQuestion,
	signal: AbortSignal,
): Promise<TroubleList> {
	const options = { signal, deadlineMs: DEADLINE_MS };
	const [source] = ports.troubleSources;
	const { window } = question;
	const head = { from: isoNanos(window.from), to: isoNanos(window.to) };
	if (!source) return { ...head, baseline: null, services: [] };
	const [now, usual] = await Promise.all([
		source.behaviour(window, options),
		usualBehaviour(source, window, question.baseline, options),
	]);
	if (!usual || now.requests === 0) return { ...head, baseline: null, services: [] };
	const suspects = blame(findSigns(now, usual.behaviour), now).slice(0, MOST_SHOWN);
	const names = suspects.map(({ service }) => service);
	const [owners, trends, scores] = await Promise.all([
		ownersOf(ports.ownerDirectories, names, options),
		minutesOf(ports, names, window, options),
		scoresOf(ports, names, window, signal),
	]);
	return {
		...head,
		baseline: { from: isoNanos(usual.window.from), to: isoNanos(usual.window.to) },
		services: suspects.map((suspect, index) => {
			const described = describe(suspect, window);
			return {
				...described,
				rank: index + 1,
				trend: trendOf(trends.get(suspect.service) ?? [], described.measure),
				scores: scores.get(suspect.service) ?? [],
				owner: owners.get(suspect.service) ?? null,
			};
		}),
	};
}

/** Minutes by service over the hour that ends with a window. Only a picture hangs on them: without an answer there is none. */
async function minutesOf(
	ports: Ports,
	services: readonly string[],
	{ to }: Window,
	options: ReadOptions,
): Promise<ReadonlyMap<string, readonly MinuteCounts[]>> {
	const [source] = ports.serviceSources;
	if (!source || services.length === 0) return new Map();
	const minutes = await source.minutes(stretch(to - HOUR, to), services, options).catch(() => []);
	return Map.groupBy(minutes, ({ service }) => service);
}

/** By service: what the sources of scores say, the most unusual first. One that is dead or late says nothing. */
async function scoresOf(
	ports: Ports,
	services: readonly string[],
	window: Window,
	signal: AbortSignal,
): Promise<ReadonlyMap<string, AnomalyScore[]>> {
	const answers = await Promise.all(
		ports.anomalySources.map((source) =>
			askSource({
				name: source.name,
				kind: 'baselines',
				deadlineMs: SIDE_MS,
				signal,
				work: (options) => source.scores(services, window, options),
				count: ({ length }) => ({ given: length, total: length }),
			}),
		),
	);
	const scores = answers.flatMap(({ value }) => value ?? []).sort((a, b) => b.score - a.score);
	return Map.groupBy(scores, ({ service }) => service);
}

function trendOf(minutes: readonly MinuteCounts[], { kind }: TroubleMeasure) {
	return minutes.map(({ start, calls, errors, p99Nanos }) => ({
		start: isoNanos(start),
		value: kind === 'nanos' ? p99Nanos : errors / Math.max(1, calls),
	}));
}

function describe({ service, score, signs }: Suspect, window: Window) {
	const evidence = signs.slice(0, MOST_EVIDENCE).map((sign) => ({
		kind: sign.kind,
		sentence: saySign(sign),
		weight: sign.weight,
		measure: measureOf(sign),
		href: hrefOf(sign, service, window),
	}));
	const [first] = evidence;
	return {
		service,
		score,
		sentence: first?.sentence ?? '',
		measure: first?.measure ?? { kind: 'share' as const, now: 0, usual: null },
		evidence,
	};
}

function measureOf(sign: Sign): TroubleMeasure {
	if ('meanNanos' in sign) {
		return { kind: 'nanos', now: sign.meanNanos, usual: sign.usualNanos };
	}
	return { kind: 'share', now: sign.count / sign.of, usual: sign.usualShare ?? null };
}

/** Requests that show a sign. */
function hrefOf(sign: Sign, service: string, { from, to }: Window): string {
	const query = new URLSearchParams({ service, from: isoNanos(from), to: isoNanos(to) });
	if (sign.kind === 'errors') query.set('status', 'error');
	// A name with parts left out is no name that a search finds.
	if (sign.kind === 'slow' && !sign.what.includes('…')) query.set('operation', sign.what);
	return `/search?${query}`;
}
