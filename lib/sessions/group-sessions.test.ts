import { expect, test } from 'vitest';
import { at } from '../base/assert.ts';
import type { TraceId } from '../model/ids.ts';
import type { PlaybackSignal } from '../model/playback-session.ts';
import { unixNanos } from '../model/time.ts';
import { madeSessions } from '../testing/made/made-sessions.ts';
import { scoreGrouping } from '../testing/made/score-grouping.ts';
import { groupSessions } from './group-sessions.ts';

const SECOND = 1_000_000_000n;
const T0 = 1_790_000_000n * SECOND;
const OPTIONS = { now: unixNanos(T0 + 86_400n * SECOND), idleNanos: 1800n * SECOND };

let made = 0;

/** One request a word: seconds from the start, and what it is. `▷` starts, `■` stops, `·` neither. */
function signals(drawing: string, more: Partial<PlaybackSignal> = {}): PlaybackSignal[] {
	return drawing.split(' ').map((word) => {
		const [seconds = '0', mark = '·'] = word.split(/(?=[▷■·])/);
		const time = unixNanos(T0 + BigInt(seconds) * SECOND);
		return {
			traceId: (++made).toString(16).padStart(32, '0') as TraceId,
			session: '',
			member: 'M-1',
			device: 'tv',
			deviceModel: 'Lumen',
			asset: 'Night Ferry',
			title: 'Night Ferry',
			name: '',
			deviceTime: time,
			serverTime: time,
			eventTime: undefined,
			end: time,
			starts: mark === '▷',
			stops: mark === '■',
			failed: false,
			...more,
		};
	});
}

function lengths(given: readonly PlaybackSignal[], options = OPTIONS): number[] {
	return groupSessions(given, options)
		.sessions.toReversed()
		.map((session) => session.signals.length);
}

test('without an ID a session runs from start to stop; what led to the start and followed the stop is part of it', () => {
	const { sessions, loose } = groupSessions(signals('0· 300· 308· 310▷ 340· 400· 460■ 470· 900·'), OPTIONS);
	expect(sessions).toHaveLength(1);
	expect(at(sessions, 0)).toMatchObject({ startSeen: true, stopSeen: true, running: false, member: 'M-1' });
	expect(at(sessions, 0).signals).toHaveLength(7);
	expect(at(sessions, 0).start).toBe(T0 + 310n * SECOND);
	expect(at(sessions, 0).end).toBe(T0 + 460n * SECOND);
	expect(loose).toHaveLength(2);
});

test('a lost stop: the session ends with silence, and a restarted app begins a new one', () => {
	expect(lengths(signals('0▷ 60· 120· 4000▷ 4060· 4100■'))).toEqual([3, 3]);
	expect(lengths(signals('0▷ 60· 75▷ 100· 130■'))).toEqual([2, 3]);
});

test('a start reported twice is one start', () => {
	expect(lengths(signals('0▷ 2▷ 60· 90■'))).toEqual([4]);
});

test('two devices at once, with and without IDs', () => {
	const tv = signals('0▷ 60· 90■');
	const phone = signals('10▷ 70· 95■ 96·', { device: 'phone' });
	const named = signals('5▷ 65· 95■', { device: 'tablet', session: 'PS-1' });
	expect(lengths([...tv, ...phone, ...named])).toEqual([3, 3, 4]);
});

test('a session ID holds requests together whatever their order; another title under it is another session', () => {
	const first = signals('0▷ 60· 90■', { session: 'PS-1' });
	const second = signals('100▷ 130·', { session: 'PS-1', asset: 'Low Tide', title: 'Low Tide' });
	const nameless = signals('61·', { session: 'PS-1', asset: '', title: '', device: '' });
	const { sessions } = groupSessions([...second, ...nameless, ...first.toReversed()], OPTIONS);
	expect(sessions.map(({ id, signals: own }) => [id, own.length])).toEqual([
		['PS-1~2', 2],
		['PS-1', 4],
	]);
});

test('copies and late pieces change nothing', () => {
	const given = signals('0▷ 60· 90■');
	const late = { ...at(given, 1), failed: true, name: 'Report progress' };
	const { sessions } = groupSessions([...given, ...given, late], OPTIONS);
	expect(sessions).toHaveLength(1);
	expect(at(sessions, 0).signals).toHaveLength(3);
	expect(at(at(sessions, 0).signals, 1)).toMatchObject({ failed: true, name: 'Report progress' });
});

test('a phone two hours ahead: what only it reported is moved by what it is off elsewhere', () => {
	const ahead = signals('0▷ 60· 120· 180■').map((signal, index) => ({
		...signal,
		deviceTime: unixNanos((signal.deviceTime ?? 0n) + 7200n * SECOND),
		serverTime: index === 2 ? undefined : signal.serverTime,
	}));
	const { sessions } = groupSessions(ahead, OPTIONS);
	expect(sessions).toHaveLength(1);
	expect(at(sessions, 0).signals.map(({ time }) => (time - T0) / SECOND)).toEqual([0n, 60n, 120n, 180n]);
});

test('requests of no session stay loose; a report without a device goes to the one session that it fits', () => {
	const played = signals('100▷ 160· 220■');
	const browsing = signals('0· 500·', { asset: '', title: '' });
	const bare = signals('150·', { device: '' });
	const grouped = groupSessions([...played, ...browsing, ...bare], OPTIONS);
	expect(grouped.sessions.map((session) => session.signals.length)).toEqual([4]);
	expect(grouped.loose).toHaveLength(2);
	const other = signals('90▷ 230■', { device: 'phone' });
	expect(groupSessions([...played, ...other, ...bare], OPTIONS).loose).toHaveLength(1);
});

test('a session that may go on is running until it stops or falls silent', () => {
	const running = { ...OPTIONS, now: unixNanos(T0 + 100n * SECOND) };
	expect(groupSessions(signals('0▷ 60·'), running).sessions[0]?.running).toBe(true);
	expect(groupSessions(signals('0▷ 60■'), running).sessions[0]?.running).toBe(false);
	expect(groupSessions(signals('0▷ 60·'), OPTIONS).sessions[0]?.running).toBe(false);
});

test('1,200 sessions with all disturbances: precision and recall of at least 99 %, in any order', () => {
	const given = madeSessions(1200, 5);
	const found = groupSessions(
		given.map((one) => one.signal),
		OPTIONS,
	);
	const score = scoreGrouping(found.sessions, given);
	expect(score.sessions).toBeGreaterThanOrEqual(1200);
	expect(score.precision).toBeGreaterThanOrEqual(0.99);
	expect(score.recall).toBeGreaterThanOrEqual(0.99);
	const again = groupSessions(
		given.toReversed().map((one) => one.signal),
		OPTIONS,
	);
	expect(again.sessions.map(({ id }) => id)).toEqual(found.sessions.map(({ id }) => id));
});
