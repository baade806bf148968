import { expect, test } from 'vitest';
import { assert, at } from '../base/assert.ts';
import { unixNanos } from '../model/time.ts';
import { recordsOf } from '../logs/records-of.ts';
import { groupSessions } from '../sessions/group-sessions.ts';
import { readEventSignals } from '../sessions/read-event-signals.ts';
import { readSignals } from '../sessions/read-signals.ts';
import { DEFAULT_SESSION_WORDS, type SessionWords } from '../sessions/session-words.ts';
import { type LogRow, logBatchFromRows, type SpanRow, spanBatchFromRows } from '../columns/rows.ts';
import { eventId } from '../logs/event-id.ts';
import { answerSession } from './answer-session.ts';
import { sessionFacts } from './session-facts.ts';
import { recordsByTrace, rowsByTrace, sessionRequests } from './session-requests.ts';

const SECOND = 1_000_000_000n;
const T0 = 1_790_000_000n * SECOND;
const WHO = { 'user.id': 'M-1', 'session.id': 'PS-1', 'device.id': 'tv-1', 'asset.title': 'Night Ferry' };
const TRACE = '7f3c9a51e2b84d06a1c45be9d07f2e38';

/** An event so many seconds after Play, as the collector would store it. */
function event(seconds: number, name: string, more: Partial<LogRow> = {}): LogRow {
	const time = T0 + BigInt(Math.round(seconds * 1000)) * 1_000_000n;
	const traceId = eventId(Number(time / SECOND), `${seconds} ${name}`);
	return { time, traceId, service: 'tv-app', body: '', eventName: name, attributes: WHO, ...more };
}

function progress(seconds: number, height: number, more: Partial<LogRow> = {}): LogRow {
	return event(seconds, 'playback.progress', { attributes: { ...WHO, 'playback.height': height }, ...more });
}

function told(
	logs: readonly LogRow[],
	spans: readonly SpanRow[] = [],
	words: SessionWords = DEFAULT_SESSION_WORDS,
) {
	const [batch, lines] = [spanBatchFromRows(spans), logBatchFromRows(logs)];
	const { sessions } = groupSessions([...readSignals(batch, words), ...readEventSignals(lines, words)], {
		now: unixNanos(T0 * 2n),
		idleNanos: 1800n * SECOND,
	});
	assert(sessions.length === 1, 'the events are one session');
	const session = at(sessions, 0);
	const records = recordsByTrace(recordsOf(lines, 'logs'));
	const requests = sessionRequests(session, rowsByTrace(batch), batch, records, words);
	const facts = sessionFacts(session, requests, words);
	return { session, facts, told: answerSession(facts) };
}

test('a session of events alone is bounded and told by them; each sentence has its log record', () => {
	const start = event(0, 'playback.start');
	const {
		session,
		told: answers,
		facts,
	} = told([
		start,
		event(1200, 'playback.stop'),
		progress(3, 480),
		progress(600, 1080),
		// Arrived twice, and late.
		progress(3, 480),
		start,
	]);
	expect(session).toMatchObject({ start: T0, end: T0 + 1200n * SECOND, startSeen: true, stopSeen: true });
	expect(facts.progress.map(({ at: offset, height }) => [offset / 1e9, height])).toEqual([
		[3, 480],
		[600, 1080],
	]);
	expect(answers.headline.text).toBe('Nothing went wrong: it played for 20 minutes');
	const sources = answers.headline.sources;
	expect(sources.map(({ kind }) => kind)).toEqual(['log', 'log']);
	expect(sources[1]).toMatchObject({ traceId: start.traceId, label: 'tv-app playback.start' });
});

test('an error that only the player saw is the trouble, by the code it reports', () => {
	const broken = event(40, 'playback.error', {
		body: 'the key was not there',
		attributes: { ...WHO, 'error.type': 'KEY_NOT_FOUND', 'app.error.code': '5004' },
	});
	const { told: answers, facts } = told([event(0, 'playback.start'), progress(5, 480), broken]);
	expect(answers.headline.text).toMatch(
		/^Playback stopped after 40 seconds because our servers could not issue/,
	);
	expect(at(answers.headline.sources, 0)).toMatchObject({ kind: 'log', traceId: broken.traceId });
	expect(facts.fact('errorShown')).toMatchObject({
		text: '5004',
		source: { kind: 'log', label: 'tv-app playback.error app.error.code 5004' },
	});
});

test('records within a request lend it what they say, at their own time, and name nobody themselves', () => {
	const root: SpanRow = {
		traceId: TRACE,
		spanId: '00f067aa0ba902b7',
		startTime: T0,
		duration: 700n * SECOND,
		service: 'tv-app',
		name: 'Watch',
		attributes: WHO,
	};
	const within = (row: LogRow): LogRow => ({ ...row, traceId: TRACE, spanId: root.spanId, attributes: {} });
	const { session, facts } = told(
		[
			within(event(0, 'playback.start')),
			{ ...progress(300, 720), traceId: TRACE, spanId: root.spanId },
			{ ...progress(300, 720), traceId: TRACE, spanId: root.spanId },
			within(event(690, 'playback.stop')),
		],
		[root],
	);
	expect(session).toMatchObject({ startSeen: true, stopSeen: true, member: 'M-1' });
	expect(facts.progress).toMatchObject([
		{ at: 300e9, height: 720, source: { kind: 'log', traceId: TRACE, spanId: root.spanId } },
	]);
});

test('of a request whose spans never came the events stand for themselves', () => {
	const within = (row: LogRow): LogRow => ({ ...row, traceId: TRACE });
	const { facts } = told([
		within(event(0, 'playback.start')),
		within(progress(4, 480)),
		within(progress(64, 1080)),
		within(event(90, 'playback.stop')),
	]);
	expect(facts.requests.map(({ signal, offset }) => [signal.name, offset / 1e9])).toEqual([
		['playback.start', 0],
		['playback.progress', 4],
		['playback.progress', 64],
		['playback.stop', 90],
	]);
	expect(facts.progress).toHaveLength(2);
});

test("a company's own words for its events and attributes hold for log records too", () => {
	const words: SessionWords = {
		...DEFAULT_SESSION_WORDS,
		member: ['acct'],
		session: ['play.key'],
		startEvents: ['began'],
		stopEvents: ['closed'],
		progressEvents: ['beat'],
		facts: { ...DEFAULT_SESSION_WORDS.facts, pictureHeight: ['lines'] },
	};
	const attributes = { acct: 'A-7', 'play.key': 'K-1' };
	const { session, facts } = told(
		[
			event(0, 'began', { attributes }),
			event(30, 'beat', { attributes: { ...attributes, lines: 720 } }),
			event(60, 'closed', { attributes }),
			event(61, 'began', {}),
			event(62, 'unheard of', { attributes: { acct: 'A-7' } }),
		],
		[],
		words,
	);
	expect(session).toMatchObject({ id: 'K-1', member: 'A-7', startSeen: true, stopSeen: true });
	expect(facts.progress).toMatchObject([{ at: 30e9, height: 720 }]);
	expect(facts.requests.map(({ signal }) => signal.name)).toEqual([
		'playback.start',
		'playback.progress',
		'playback.stop',
	]);
});
