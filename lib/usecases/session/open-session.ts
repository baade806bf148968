import type { Asking } from '../asking.ts';
import { QUESTIONS } from '../../support/questions.ts';
import { DEVICE_WORDS } from '../../sessions/device-kind.ts';
import { type Sentence, sentence } from '../../model/answer.ts';
import type { PlaybackSession } from '../../model/playback-session.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { SessionReport } from '../../api/session-report.ts';
import { formatCount } from '../../format/count.ts';
import { patternSince } from '../../format/pattern-since.ts';
import { findPattern } from '../request/find-pattern.ts';
import { findSession, findSessions } from './find-sessions.ts';
import type { Ports } from '../site-ports.ts';
import { type Playback, readPlayback } from './read-playback.ts';
import { sessionQuality } from './session-quality.ts';
import { sessionRows } from './session-rows.ts';
import { sessionSteps } from './session-steps.ts';
import { answerJson, supportVerdict } from './support-verdict.ts';
import { whoFixes } from './who-fixes.ts';

/** One playback session as support reads it; undefined where there is none of this ID. */
export async function openSession(
	asking: Asking,
	ports: Ports,
	id: string,
): Promise<SessionReport | undefined> {
	const session = await findSession(asking, ports, id);
	const [playback] = session ? await readPlayback(asking, ports, [session]) : [];
	if (!playback) return undefined;
	const { facts, told } = playback;
	const [fixing, alike, before] = await Promise.all([
		whoFixes(asking, ports, told, playback.session.member),
		failedAlike(asking, ports, playback),
		playedBefore(asking, ports, playback.session),
	]);
	return {
		id,
		member: playback.session.member,
		title: playback.session.title,
		device: { id: playback.session.device, model: playback.session.deviceModel, kind: facts.device },
		start: isoNanos(playback.session.start),
		durationNanos: Number(playback.session.end - playback.session.start),
		running: playback.session.running,
		verdict: supportVerdict(playback, alike),
		fixing,
		steps: [...sessionSteps(facts)],
		quality: sessionQuality(playback),
		requests: [...sessionRows(facts)],
		requestCount: Math.max(facts.requests.length, playback.session.signals.length),
		answers: otherAnswers(playback),
		facts: deviceFacts(playback, before),
	};
}

/** "The same failure has hit 1,284 requests since 02:31." Only what fails at the same call counts. */
async function failedAlike(asking: Asking, ports: Ports, { told }: Playback): Promise<readonly Sentence[]> {
	const request = told.leading?.request;
	const first = told.leading?.sources[0];
	if (!request || !first || told.side !== 'ours') return [];
	const pattern = await findPattern(asking, ports.analytics.patterns, request).catch(() => undefined);
	if (pattern?.kind !== 'pattern') return [];
	const since = `${patternSince(pattern)}${pattern.since === null ? '' : ' UTC'}`;
	return [sentence(`The same failure has hit ${formatCount(pattern.total)} requests ${since}.`, first)];
}

async function playedBefore(asking: Asking, ports: Ports, session: PlaybackSession): Promise<string> {
	if (session.device === '' || session.member === '') return '';
	const { sessions } = await findSessions(asking, ports, { member: session.member, device: session.device });
	const others = sessions.filter(({ id }) => id !== session.id);
	const fine = others.filter(({ signals }) => signals.every(({ failed }) => !failed)).length;
	return others.length === 0
		? 'first time this week'
		: `${formatCount(others.length)} ${others.length === 1 ? 'time' : 'times'} this week, ${formatCount(fine)} without trouble`;
}

/** Without those that only say again what the headline says. */
function otherAnswers({ told }: Playback): SessionReport['answers'] {
	const asks = new Map(QUESTIONS.map((question) => [question.id, question.asks]));
	const said = told.leading?.sources[0];
	return told.answers
		.filter((answer) => {
			const repeats = answer.sentence.sources[0] === said && answer.state === 'trouble';
			return !repeats || answer.ladder !== undefined || answer.id === 'side';
		})
		.map((answer) => answerJson(answer, asks.get(answer.id) ?? ''));
}

function deviceFacts({ session, facts }: Playback, before: string): SessionReport['facts'] {
	const text = (name: Parameters<typeof facts.fact>[0]) => facts.fact(name)?.text ?? '';
	const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(', ');
	const known: readonly (readonly [label: string, value: string])[] = [
		['Session', session.signals[0]?.session ?? ''],
		['Device', joined(session.deviceModel || DEVICE_WORDS[facts.device], text('osName'))],
		['App', text('appVersion')],
		[
			'Protection',
			joined(
				text('security') && `security level ${text('security')}`,
				text('hdcp') && `HDCP ${text('hdcp')}`,
			),
		],
		['Where', joined(text('city'), text('country'), text('network'))],
		['Played before', before],
	];
	return known.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}
