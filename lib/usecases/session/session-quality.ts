import { capitalised } from '../../support/fill.ts';
import type { SessionFacts } from '../../support/session-facts.ts';
import { wholeTime } from '../../support/whole-time.ts';
import type { Source } from '../../model/answer.ts';
import type { SessionReport } from '../../api/session-report.ts';
import { formatRepeats } from '../../format/repeats.ts';
import type { Playback } from './read-playback.ts';
import { sourceJson } from './support-verdict.ts';

/** Picture height over time, with what broke it; and the one sentence that says the same. */
export function sessionQuality({ facts, told, session }: Playback): SessionReport['quality'] {
	const points = facts.progress.flatMap(({ at, height, pausedMs }) =>
		height === undefined ? [] : [{ at, height, pausedMs }],
	);
	const blocking = told.troubles.find((trouble) => trouble.blocking && trouble.request);
	const trouble =
		blocking?.request === undefined
			? null
			: {
					from: blocking.at,
					to: blocking.at + blocking.request.trace.durationNanos,
					label: told.label,
				};
	const stop = facts.requests.findLast(({ signal }) => signal.stops)?.offset;
	const endNanos = Math.max(
		stop ?? 0,
		points.at(-1)?.at ?? 0,
		trouble?.to ?? 0,
		Number(session.end - session.start),
	);
	const sources = reportsOf(facts).map(sourceJson);
	return { says: saysOf(points, trouble, told.label), sources, endNanos, points, trouble };
}

/** The reports of the best and of the lowest picture. */
function reportsOf({ progress }: SessionFacts): readonly Source[] {
	const reports = progress
		.filter(({ height }) => height !== undefined)
		.toSorted((a, b) => (b.height ?? 0) - (a.height ?? 0));
	return [...new Set([reports.at(0), reports.at(-1)].flatMap((report) => report?.source ?? []))];
}

function saysOf(
	points: SessionReport['quality']['points'],
	trouble: SessionReport['quality']['trouble'],
	label: string,
): string {
	if (points.length === 0) return 'No picture was reported.';
	const heights = points.map(({ height }) => height);
	const least = Math.min(...heights);
	const best = Math.max(...heights);
	const paused = points.filter(({ pausedMs }) => pausedMs > 0).length;
	const range =
		least === best ? `The picture was ${best}p throughout` : `The picture was between ${least}p and ${best}p`;
	const pauses = paused === 0 ? '' : ` and paused ${formatRepeats(paused)}`;
	const broke = trouble ? `. ${capitalised(label)} at ${wholeTime(trouble.from)}` : '';
	return `${range}${pauses}${broke}.`;
}
