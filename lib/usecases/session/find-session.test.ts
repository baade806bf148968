import { expect, test } from 'vitest';
import type { TraceId } from '../../model/ids.ts';
import type { PlaybackSignal } from '../../model/playback-session.ts';
import { unixNanos } from '../../model/time.ts';
import type { SessionStore, SignalQuery } from '../../ports/analytics/session-store.ts';
import { spanBatchFromRows } from '../../columns/rows.ts';
import { findSession } from './find-sessions.ts';
import { testPorts } from '../testing/sources.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

const SECOND = 1_000_000_000n;
const NOW = testPorts({}).clock.now();

function signal(place: number, more: Partial<PlaybackSignal>): PlaybackSignal {
	const time = unixNanos(NOW - 1_000n * SECOND + BigInt(place) * SECOND);
	return {
		traceId: String(place).padStart(32, '0') as TraceId,
		session: '',
		member: 'M-1',
		device: '',
		deviceModel: '',
		asset: '',
		title: '',
		name: '',
		deviceTime: time,
		serverTime: time,
		eventTime: undefined,
		end: time,
		starts: false,
		stops: false,
		failed: false,
		...more,
	};
}

/** A store of these signals, as the port says what it answers. */
function portsOf(signals: readonly PlaybackSignal[]) {
	const store: SessionStore = {
		name: 'signals',
		recentSignals: async () => ({ signals: [], cut: false }),
		nameKindOf: async () => undefined,
		readRequests: async () => ({ spans: spanBatchFromRows([]), records: [] }),
		signals: async ({ session, member, traceId, from, to }: SignalQuery) => ({
			signals: signals.filter(
				(one) =>
					one.end >= from &&
					one.end < to &&
					(session ?? one.session) === one.session &&
					(member ?? one.member) === one.member &&
					(traceId ?? one.traceId) === one.traceId,
			),
			cut: false,
		}),
	};
	return testPorts({ analytics: { sessions: store } });
}

const whole = async (signals: readonly PlaybackSignal[], id: string) =>
	(await findSession(asking, portsOf(signals), id))?.signals.map(({ end }) =>
		Number((end - NOW) / SECOND + 1_000n),
	);

test('a request that names neither session nor device is part of the session that ran, by session ID or without', async () => {
	const stray = signal(20, { failed: true });
	const later = signal(900, {});
	for (const session of ['PS-1', '']) {
		const own = { session, device: 'D-1', asset: 'T-1' };
		const played = [signal(10, { ...own, starts: true }), signal(30, { ...own, stops: true })];
		const id = session || `t-${played[0]?.traceId}`;
		expect(await whole([...played, stray, later], id), id).toEqual([10, 20, 30]);
	}
});

test('a session is found by the request that it is named after, though playing began with a later one', async () => {
	const own = { device: 'D-1', asset: 'T-1' };
	const lead = signal(8, own);
	expect(await whole([lead, signal(10, { ...own, starts: true })], `t-${lead.traceId}`)).toEqual([8, 10]);
});

test('a session of nobody is found by its ID; an unknown one is none', async () => {
	const nobody = signal(10, { member: '', session: 'PS-2' });
	expect(await whole([nobody], 'PS-2')).toEqual([10]);
	expect(await whole([nobody], 'PS-3')).toBeUndefined();
});
