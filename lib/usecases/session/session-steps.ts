import type { SessionFacts } from '../../support/session-facts.ts';
import type { SessionRequest } from '../../support/session-request.ts';
import { wholeTime } from '../../support/whole-time.ts';
import { DEVICE_WORDS } from '../../sessions/device-kind.ts';
import { stepWords } from '../../sessions/step-words.ts';
import type { SessionReport } from '../../api/session-report.ts';
import { formatDuration } from '../../format/duration.ts';

type Step = SessionReport['steps'][number];
/** More do not fit a line; healthy steps give way first. */
const MAX_STEPS = 8;

/** From Play to Stop: what was asked and given, what broke, how it ended. */
export function sessionSteps(facts: SessionFacts): readonly Step[] {
	const { session } = facts;
	const steps: Step[] = [
		pressed(facts),
		...facts.requests.flatMap((request) => requestSteps(facts, request)),
	];
	const playing = playingStep(facts);
	if (playing) steps.push(playing);
	steps.sort((a, b) => (a.offsetNanos ?? 0) - (b.offsetNanos ?? 0));
	if (!session.stopSeen) {
		const last = facts.requests.at(-1)?.offset ?? 0;
		const word = session.running ? 'Still playing' : 'No stop seen';
		const detail = session.running ? 'updates by itself' : 'the app fell silent';
		steps.push({ kind: 'stop', word, offsetNanos: last, detail, trouble: false });
	}
	return fewer(steps);
}

function pressed(facts: SessionFacts): Step {
	const version = facts.fact('appVersion')?.text;
	const model = facts.session.deviceModel;
	const word = DEVICE_WORDS[facts.device];
	const isNamed = model.toLowerCase().includes(word.toLowerCase());
	const device = isNamed ? model : `${model} ${word}`.trim();
	const detail = version === undefined ? device : `${device}, app ${version}`;
	const started = facts.session.startSeen ? 'Play pressed' : 'First seen';
	return { kind: 'press', word: started, offsetNanos: null, detail, trouble: false };
}

function requestSteps(facts: SessionFacts, request: SessionRequest): Step[] {
	const words = stepWords(request.signal.name);
	const offsetNanos = request.offset;
	const took = formatDuration(request.trace.durationNanos);
	if (request.diagnosis.verdict.state === 'failed') {
		const step = {
			kind: words.kind,
			word: words.failed,
			offsetNanos,
			detail: `after ${took}`,
			trouble: true,
		};
		return [step, ...shownError(facts, request)];
	}
	switch (request.signal.stops ? 'stop' : words.kind) {
		case 'licence':
			return [{ kind: 'licence', word: words.done, offsetNanos, detail: `in ${took}`, trouble: false }];
		case 'streams': {
			const offered = facts.fact('streamsOffered', request)?.text;
			const total = facts.fact('streamsTotal', request)?.text;
			const detail =
				offered === undefined || total === undefined ? `in ${took}` : `${offered} of ${total} offered`;
			return [{ kind: 'streams', word: words.done, offsetNanos, detail, trouble: false }];
		}
		case 'stop':
			return [
				{ kind: 'stop', word: 'Stopped', offsetNanos, detail: 'the player was closed', trouble: false },
			];
		default:
			return [];
	}
}

/** What the member saw. */
function shownError(facts: SessionFacts, request: SessionRequest): Step[] {
	const code = facts.fact('errorShown', request);
	if (code?.source.traceId !== request.trace.traceId) return [];
	const text = facts.fact('errorText', request);
	const detail = text?.source.traceId === request.trace.traceId ? `“${text.text}”` : '';
	const offsetNanos = request.offset + request.trace.durationNanos;
	return [{ kind: 'error', word: `Error ${code.text} shown`, offsetNanos, detail, trouble: true }];
}

function playingStep(facts: SessionFacts): Step | undefined {
	const [first] = facts.progress;
	const last = facts.progress.at(-1);
	if (!first || !last) return undefined;
	const heights = facts.progress.flatMap(({ height }) => height ?? []);
	const best = heights.length === 0 ? '' : `up to ${Math.max(...heights)}p `;
	const failed = facts.requests.find(
		({ diagnosis, offset }) => diagnosis.verdict.state === 'failed' && offset > last.at,
	);
	const until = failed?.offset ?? facts.requests.findLast(({ signal }) => signal.stops)?.offset ?? last.at;
	return {
		kind: 'playing',
		word: 'Playing',
		offsetNanos: first.at,
		detail: `${best}for ${wholeTime(until - first.at)}`,
		trouble: false,
	};
}

function fewer(steps: readonly Step[]): readonly Step[] {
	if (steps.length <= MAX_STEPS) return steps;
	const dear = (step: Step) =>
		step.trouble || step.kind === 'press' || step.kind === 'stop' || step.kind === 'playing';
	const kept = new Set([...steps.filter(dear), ...steps.filter((step) => !dear(step))].slice(0, MAX_STEPS));
	return steps.filter((step) => kept.has(step));
}
