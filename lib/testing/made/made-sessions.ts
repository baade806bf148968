import { seeded, type Random } from '../../demo/random.ts';
import type { TraceId } from '../../model/ids.ts';
import type { PlaybackSignal } from '../../model/playback-session.ts';
import { type UnixNanos, unixNanos } from '../../model/time.ts';

/** A signal and the session it is part of in truth; empty for none. */
export interface TrueSignal {
	readonly signal: PlaybackSignal;
	readonly truth: string;
}

const SECOND = 1_000_000_000n;
const FIRST = 1_790_000_000n * SECOND;
const TITLES = ['Tiger Dynasty S1 E3', 'Night Ferry', 'The Salt Road', 'Low Tide S4 E2'] as const;

/** What a player says of itself. */
const REPORTS: ReadonlySet<string> = new Set(['Start title', 'Report progress', 'Stop title']);

interface Device {
	readonly id: string;
	readonly sendsSession: boolean;
	/** How far its clock is ahead. */
	readonly ahead: bigint;
	/** Its player reports as log records alone; what it asks of servers are requests nevertheless. */
	readonly byLog: boolean;
}

/**
 * Playing as it happens: with and without session IDs, stops lost, apps restarted, two devices at once, clocks hours
 * off, players that report as log records alone, requests without a device, browsing in between, every tenth signal twice, and all of it in no order.
 * At least `sessions` sessions.
 */
export function madeSessions(sessions: number, seed: number): readonly TrueSignal[] {
	const random = seeded(seed);
	const made: TrueSignal[] = [];
	for (let member = 0, count = 0; count < sessions; member++) {
		const name = `M-${1000 + member}`;
		const devices = random.whole(1, 3);
		for (let place = 0; place < devices; place++) count += oneDevice(made, random, name, `${name}-d${place}`);
	}
	const twice = made.filter(() => random.next() < 0.1);
	return shuffled([...made, ...twice], random);
}

/** An evening of one device. Devices of one member play at the same time. */
function oneDevice(made: TrueSignal[], random: Random, member: string, id: string): number {
	const device: Device = {
		id,
		sendsSession: random.next() < 0.5,
		ahead: random.next() < 0.2 ? BigInt(random.whole(-7200, 7200)) * SECOND : 0n,
		byLog: made.length % 3 === 0,
	};
	let at = FIRST + BigInt(random.whole(0, 3600)) * SECOND;
	let count = 0;
	for (let play = random.whole(1, 4); play > 0; play--) {
		const title = random.pick(TITLES);
		at = oneSession(made, random, member, device, title, at, count++);
		const restarts = random.next() < 0.15;
		if (restarts)
			at = oneSession(
				made,
				random,
				member,
				device,
				title,
				at + BigInt(random.whole(8, 90)) * SECOND,
				count++,
			);
		for (let n = random.whole(0, 4); n > 0; n--) {
			at += BigInt(random.whole(70, 300)) * SECOND;
			made.push({ signal: signalOf(random, member, device, '', '', at, 'Open home'), truth: '' });
		}
		at += BigInt(random.whole(60, 4000)) * SECOND;
	}
	return count;
}

/** From licence to stop. Gives the time after it. */
function oneSession(
	made: TrueSignal[],
	random: Random,
	member: string,
	device: Device,
	title: string,
	from: bigint,
	number: number,
): bigint {
	const truth = `${device.id}-${number}`;
	const session = device.sendsSession ? `PS-${truth}` : '';
	const push = (at: bigint, name: string, more: Partial<PlaybackSignal> = {}) =>
		made.push({
			signal: { ...signalOf(random, member, device, session, title, at, name), ...more },
			truth,
		});
	push(from, 'Acquire HD licence');
	let at = from + BigInt(random.whole(1, 4)) * SECOND;
	push(at, 'Start title', { starts: true });
	for (let n = random.whole(2, 14); n > 0; n--) {
		at += BigInt(random.whole(5, 240)) * SECOND;
		// A few reports say neither device nor session: whose they are shows in their title and time.
		const bare = random.next() < 0.04 ? { device: '', session: '', deviceModel: '' } : {};
		push(at, 'Report progress', bare);
	}
	at += BigInt(random.whole(1, 60)) * SECOND;
	if (random.next() < 0.85) push(at, 'Stop title', { stops: true });
	return at;
}

function signalOf(
	random: Random,
	member: string,
	device: Device,
	session: string,
	asset: string,
	at: bigint,
	name: string,
): PlaybackSignal {
	const seenByServer = random.next() < 0.9;
	const deviceTime: UnixNanos = unixNanos(at + device.ahead);
	const logged = device.byLog && REPORTS.has(name);
	return {
		traceId: random.hex(16) as TraceId,
		session,
		member,
		device: device.id,
		deviceModel: 'Nova 8',
		asset,
		title: asset,
		name,
		deviceTime: logged ? undefined : deviceTime,
		serverTime: seenByServer && !logged ? unixNanos(at + 20_000_000n) : undefined,
		eventTime: logged ? deviceTime : undefined,
		end: unixNanos(at + 300_000_000n),
		starts: false,
		stops: false,
		failed: false,
	};
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
	return items
		.map((item) => ({ item, order: random.next() }))
		.sort((a, b) => a.order - b.order)
		.map(({ item }) => item);
}
