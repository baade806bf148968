import type { PlaybackSignal, TimedSignal } from '../model/playback-session.ts';
import { type UnixNanos, unixNanos } from '../model/time.ts';

/** A device whose clock differs by less keeps its own times: the way to the server takes as long. */
const TRUSTED_NANOS = 2_000_000_000n;

/**
 * Signals in our time. Where a server took part its clock is right. What only the device reported is moved by what
 * the device's clock was off in its other requests: their median, so that one odd request moves nothing.
 */
export function inOurTime(signals: readonly PlaybackSignal[]): TimedSignal[] {
	const offsets = deviceOffsets(signals);
	return signals.map((signal) => ({ ...signal, time: timeOf(signal, offsets) }));
}

function timeOf(signal: PlaybackSignal, offsets: ReadonlyMap<string, bigint>): UnixNanos {
	const { serverTime, end } = signal;
	const deviceTime = ownTime(signal);
	if (deviceTime === undefined) return serverTime ?? end;
	const offset = offsets.get(clockOf(signal)) ?? 0n;
	if (offset === 0n && serverTime !== undefined) return deviceTime < serverTime ? deviceTime : serverTime;
	return serverTime ?? unixNanos(deviceTime - offset);
}

/**
 * When a device says it was. Log records of players alone have the device's clock; those within a request may be a
 * server's and are passed over.
 */
export function ownTime({ deviceTime, serverTime, eventTime }: PlaybackSignal): UnixNanos | undefined {
	return deviceTime ?? (serverTime === undefined ? eventTime : undefined);
}

/** How far each device's clock is ahead of ours; devices that are right are left out. */
function deviceOffsets(signals: readonly PlaybackSignal[]): ReadonlyMap<string, bigint> {
	const seen = new Map<string, bigint[]>();
	for (const signal of signals) {
		if (signal.deviceTime === undefined || signal.serverTime === undefined) continue;
		const list = seen.get(clockOf(signal)) ?? [];
		list.push(signal.deviceTime - signal.serverTime);
		seen.set(clockOf(signal), list);
	}
	const offsets = new Map<string, bigint>();
	for (const [clock, list] of seen) {
		const median = list.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[list.length >> 1] ?? 0n;
		if (median > TRUSTED_NANOS || median < -TRUSTED_NANOS) offsets.set(clock, median);
	}
	return offsets;
}

function clockOf(signal: PlaybackSignal): string {
	return signal.device === '' ? `${signal.member} ${signal.deviceModel}` : signal.device;
}
