import { at } from '../base/assert.ts';
import type { TimedSignal } from '../model/playback-session.ts';
import { playedOf } from './played.ts';

/** A session that is being put together. */
export interface OpenSession {
	readonly id: string;
	readonly signals: TimedSignal[];
}

const SECOND = 1_000_000_000n;
/** The app asks for rights and streams a little before it reports that playing began. */
const LEAD_NANOS = 10n * SECOND;
/** Reports that were under way when playing stopped, and a second report of the stop. */
const TAIL_NANOS = 30n * SECOND;
/** What names no asset is part of playing only right beside it. */
const NAMELESS_NANOS = 60n * SECOND;
/** A start that is reported twice: the same asset again so soon is no second session. */
const TWICE_NANOS = 5n * SECOND;

/**
 * Requests under one session ID: a session for each asset played under it, and a new one where playing starts
 * again after a stop or a long silence. Requests that name no asset go to the asset played around them.
 */
export function cutByAsset(id: string, lane: readonly TimedSignal[], idleNanos: bigint): OpenSession[] {
	const found: { readonly asset: string; readonly signals: TimedSignal[]; stopped: boolean }[] = [];
	const waiting: TimedSignal[] = [];
	for (const signal of lane) {
		const asset = playedOf(signal);
		if (asset === '') {
			waiting.push(signal);
			continue;
		}
		const current = found.findLast((one) => one.asset === asset);
		const silent = current ? signal.time - at(current.signals, current.signals.length - 1).time : 0n;
		const again = signal.starts && (silent > idleNanos || (current?.stopped && silent > TWICE_NANOS));
		if (current && !again) {
			current.signals.push(signal);
			current.stopped ||= signal.stops;
		} else found.push({ asset, signals: [signal], stopped: signal.stops });
	}
	if (found.length === 0) return [{ id, signals: [...lane] }];
	for (const signal of waiting) nearest(found, signal).signals.push(signal);
	return found.map(({ signals }, index) => ({ id: index === 0 ? id : `${id}~${index + 1}`, signals }));
}

function nearest<T extends { readonly signals: readonly TimedSignal[] }>(
	found: readonly T[],
	{ time }: TimedSignal,
): T {
	const started = found.findLast(({ signals }) => at(signals, 0).time <= time);
	return started ?? at(found, 0);
}

/** Requests of one member on one device, by time and without a session ID: cut where playing starts and stops. */
export function cutByStarts(
	lane: readonly TimedSignal[],
	idleNanos: bigint,
): { readonly sessions: OpenSession[]; readonly loose: TimedSignal[] } {
	const sessions: Lane[] = [];
	const loose: TimedSignal[] = [];
	let current: Lane | undefined;
	for (const signal of lane) {
		const asset = playedOf(signal);
		const fits = current !== undefined && (asset === '' || current.asset === '' || asset === current.asset);
		const silent = current ? signal.time - current.last : 0n;
		if (current && fits && belongs(current, signal, silent, idleNanos)) {
			add(current, signal);
			continue;
		}
		if (!signal.starts) {
			loose.push(signal);
			continue;
		}
		const lead = takeLead(loose, signal.time - LEAD_NANOS, asset);
		current = { asset, signals: lead, last: signal.time, started: signal.time, stopped: undefined };
		add(current, signal);
		sessions.push(current);
	}
	return {
		sessions: sessions.map(({ signals }) => ({ id: `t-${at(signals, 0).traceId}`, signals })),
		loose,
	};
}

interface Lane {
	asset: string;
	readonly signals: TimedSignal[];
	last: bigint;
	readonly started: bigint;
	stopped: bigint | undefined;
}

function belongs(current: Lane, signal: TimedSignal, silent: bigint, idleNanos: bigint): boolean {
	if (signal.starts) return signal.time - current.started <= TWICE_NANOS;
	if (current.stopped !== undefined)
		return signal.time - current.stopped <= TAIL_NANOS && (signal.stops || namesAsset(signal));
	return silent <= (namesAsset(signal) ? idleNanos : NAMELESS_NANOS);
}

function namesAsset(signal: TimedSignal): boolean {
	return playedOf(signal) !== '';
}

/** Takes out of the loose requests those of the same asset that came after a moment. */
function takeLead(loose: TimedSignal[], after: bigint, asset: string): TimedSignal[] {
	let from = loose.length;
	while (from > 0 && at(loose, from - 1).time >= after) from--;
	const recent = loose.splice(from);
	const ofAsset = (signal: TimedSignal) => asset !== '' && playedOf(signal) === asset;
	loose.push(...recent.filter((signal) => !ofAsset(signal)));
	return recent.filter(ofAsset);
}

function add(current: Lane, signal: TimedSignal): void {
	current.signals.push(signal);
	current.asset ||= playedOf(signal);
	current.last = signal.time;
	if (signal.stops) current.stopped ??= signal.time;
}
