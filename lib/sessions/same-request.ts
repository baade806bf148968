import type { PlaybackSignal } from '../model/playback-session.ts';
import type { UnixNanos } from '../model/time.ts';

/** One signal a request: pieces that arrived at different times, and copies, are put together in any order. */
export function oneOfEach(signals: readonly PlaybackSignal[]): PlaybackSignal[] {
	const byTrace = new Map<string, PlaybackSignal>();
	for (const signal of signals) {
		const known = byTrace.get(signal.traceId);
		byTrace.set(signal.traceId, known ? merged(known, signal) : signal);
	}
	return [...byTrace.values()];
}

function merged(a: PlaybackSignal, b: PlaybackSignal): PlaybackSignal {
	const larger = (one: string, other: string) => (one > other ? one : other);
	return {
		traceId: a.traceId,
		session: larger(a.session, b.session),
		member: larger(a.member, b.member),
		device: larger(a.device, b.device),
		deviceModel: larger(a.deviceModel, b.deviceModel),
		asset: larger(a.asset, b.asset),
		title: larger(a.title, b.title),
		name: larger(a.name, b.name),
		deviceTime: earlier(a.deviceTime, b.deviceTime),
		serverTime: earlier(a.serverTime, b.serverTime),
		eventTime: earlier(a.eventTime, b.eventTime),
		end: a.end > b.end ? a.end : b.end,
		starts: a.starts || b.starts,
		stops: a.stops || b.stops,
		failed: a.failed || b.failed,
	};
}

function earlier(a: UnixNanos | undefined, b: UnixNanos | undefined): UnixNanos | undefined {
	if (a === undefined || b === undefined) return a ?? b;
	return a < b ? a : b;
}
