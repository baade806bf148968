import { expect, test } from 'vitest';
import { spanBatchFromRows } from '../../columns/rows.ts';
import type { TraceId } from '../../model/ids.ts';
import type { PlaybackSession, TimedSignal } from '../../model/playback-session.ts';
import { unixNanos } from '../../model/time.ts';
import type { SessionStore } from '../../ports/analytics/session-store.ts';
import { testPorts } from '../testing/sources.ts';
import { readPlayback } from './read-playback.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

const NOW = testPorts({}).clock.now();
const SECOND = 1_000_000_000n;

/** A session that reports every ten seconds; the first of its requests starts it, the one named fails. */
function session(name: string, length: number, fails = -1): PlaybackSession {
	const signals = Array.from({ length }, (_, place): TimedSignal => {
		const time = unixNanos(NOW - BigInt(length - place) * 10n * SECOND);
		return {
			traceId: `${name}${String(place).padStart(31, '0')}` as TraceId,
			session: name,
			member: 'M-1',
			device: 'tv',
			deviceModel: '',
			asset: 'A-1',
			title: 'Tiger',
			name: 'Report progress',
			deviceTime: undefined,
			serverTime: time,
			eventTime: undefined,
			time,
			end: time,
			starts: place === 0,
			stops: false,
			failed: place === fails,
		};
	});
	const [first, last] = [signals[0], signals.at(-1)];
	if (!first || !last) throw new Error('a session has a request');
	const { member, device, deviceModel, asset, title } = first;
	const whole = {
		member,
		device,
		deviceModel,
		asset,
		title,
		startSeen: true,
		stopSeen: false,
		running: false,
	};
	return { ...whole, id: name, start: first.time, end: last.end, signals };
}

/** Which requests were read, and what came of the sessions. */
async function read(...sessions: readonly PlaybackSession[]) {
	let ids: readonly string[] = [];
	const store: SessionStore = {
		name: 'signals',
		signals: async () => ({ signals: [], cut: false }),
		recentSignals: async () => ({ signals: [], cut: false }),
		nameKindOf: async () => undefined,
		readRequests: async (wanted) => {
			ids = wanted;
			const rows = wanted.map((traceId) => ({
				traceId,
				spanId: '00000000000000a1',
				startTime: NOW - 100n * SECOND,
				duration: 1n,
				service: 'api',
				name: 'Report progress',
				kind: 2,
			}));
			return { spans: spanBatchFromRows(rows), records: [] };
		},
	};
	const found = await readPlayback(asking, testPorts({ analytics: { sessions: store } }), sessions);
	return { ids, found };
}

test('a session of more requests than one page reads is read in part: its failure, its start, its newest', async () => {
	const long = session('a', 1_300, 17);
	const { ids, found } = await read(long);
	expect(ids).toHaveLength(1_000);
	for (const place of [0, 17, 1_299]) expect(ids).toContain(long.signals[place]?.traceId);
	expect(ids).not.toContain(long.signals[50]?.traceId);
	expect(found[0]?.session.signals).toHaveLength(1_300);
	expect(found[0]?.facts.requests.length).toBe(1_000);
});

test('a long session takes no place of the ones before it, and leaves its rest out', async () => {
	const { ids, found } = await read(session('a', 300), session('b', 900), session('c', 5));
	expect(found.map(({ session: { id } }) => id)).toEqual(['a', 'b']);
	expect(ids.filter((id) => id.startsWith('a'))).toHaveLength(300);
	expect(ids.filter((id) => id.startsWith('b'))).toHaveLength(700);
});
