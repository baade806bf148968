import type { Random } from '../../demo/random.ts';
import { KIND, STATUS } from '../../model/span-kind.ts';
import type { LogRow, SpanRow } from '../../columns/rows.ts';
import { type MadeSystem, ON_THE_WAY_MS, type FaultPlace } from './made-system.ts';

export const FAULTS = [
	'crash',
	'refusal',
	'unreachable-store',
	'slow',
	'timeout',
	'futile-retries',
	'serial-reads',
	'pool-wait',
	'silent-service',
	'error-in-body',
] as const;
export const ODDITIES = [
	'none',
	'swallowed',
	'retry-worked',
	'optional-branch',
	'slow-async',
	'skew',
] as const;
export type Fault = (typeof FAULTS)[number];
export type Oddity = (typeof ODDITIES)[number];

interface Play {
	readonly random: Random;
	readonly clients: boolean;
	readonly traceId: string;
	readonly fault: Fault | undefined;
	readonly oddity: Oddity | undefined;
	readonly target: FaultPlace;
	readonly odd: FaultPlace | undefined;
	readonly spans: SpanRow[];
	readonly logs: LogRow[];
}

interface Played {
	/** When the caller has its answer, in milliseconds from the start of the request. */
	readonly end: number;
	readonly failed: boolean;
}

const START = 1_790_000_000_000_000_000n;
const MESSAGES = [
	'index out of range',
	'no mapping for region',
	'config value missing',
	'cannot parse reply',
];
const PATIENCE_MS = 1_000;

/** Plays one request of a made system: what its services send while `what` goes on at `target` and `odd`. */
export function playMade(
	system: MadeSystem,
	what: Pick<Play, 'fault' | 'oddity'>,
	target: FaultPlace,
	odd: FaultPlace | undefined,
	random: Random,
): Play {
	const { clients } = system;
	const play = { ...what, clients, target, odd, random, traceId: random.hex(16), spans: [], logs: [] };
	serve(play, system.root, undefined, 0);
	return play;
}

/** Plays one call of `place` by a caller, with its tries. */
function call(play: Play, place: FaultPlace, caller: { place: FaultPlace; id: string }, at: number): Played {
	if (place === play.odd && play.oddity === 'retry-worked') {
		const { end } = ask(play, place, caller, at, 'reset by peer');
		return ask(play, place, caller, end + 20);
	}
	const first = ask(play, place, caller, at);
	if (place !== play.target || play.fault !== 'futile-retries') return first;
	const second = ask(play, place, caller, first.end + 50);
	return ask(play, place, caller, second.end + 100);
}

/** One try, with the caller's own span of it where the system's callers send one. */
function ask(
	play: Play,
	place: FaultPlace,
	caller: { place: FaultPlace; id: string },
	at: number,
	breaks = '',
): Played {
	if (!play.clients || place.store) return serve(play, place, caller, at, breaks);
	const id = play.random.hex(8);
	const answer = serve(play, place, { place: caller.place, id }, at + ON_THE_WAY_MS / 2, breaks);
	const late = place === play.target && play.fault === 'timeout';
	const failed = answer.failed || breaks !== '';
	const end = answer.end + ON_THE_WAY_MS / 2;
	span(play, caller.place.service, place.operation, caller.id, id, at, end, {
		kind: KIND.client,
		statusCode: failed ? STATUS.error : STATUS.unset,
		statusMessage: late ? 'deadline exceeded' : '',
		attributes: late
			? { 'server.address': place.service }
			: { 'server.address': place.service, 'http.response.status_code': failed ? 500 : 200 },
	});
	return { ...answer, end };
}

function serve(
	play: Play,
	place: FaultPlace,
	caller: { place: FaultPlace; id: string } | undefined,
	at: number,
	breaks = '',
): Played {
	const { random, fault } = play;
	const id = random.hex(8);
	const own = random.around(place.ownMs);
	const hit = place === play.target ? fault : undefined;
	let now = at + own / 2;
	let failed = false;
	if (hit === 'pool-wait') now = waitForPool(play, place, id, now);
	if (hit === 'serial-reads') for (let i = 0; i < 40; i++) now = read(play, place, id, now);
	for (const below of place.calls) {
		const answer = call(play, below, { place, id }, now);
		now = answer.end + 0.2;
		if (answer.failed && !below.optional) failed = true;
		if (failed) break;
	}
	if (hit === 'slow') now += own * 60 + 600;
	const late = hit === 'timeout';
	const swallowed = place === play.odd && (play.oddity === 'swallowed' || play.oddity === 'optional-branch');
	const message = breaks || (swallowed ? 'feature store is empty' : (ownMessage(hit, place) ?? ''));
	const end = late ? at + PATIENCE_MS * 4 : now + own / 2;
	if (place === play.odd && play.oddity === 'slow-async') background(play, place, id, end);
	record(play, place, caller, { id, at, end, message, passedOn: failed });
	if (late) return { end: at + PATIENCE_MS, failed: true };
	return { end, failed: (message !== '' && !swallowed) || failed || hit === 'silent-service' };
}

function ownMessage(hit: Fault | undefined, place: FaultPlace): string | undefined {
	if (hit === 'crash' || hit === 'futile-retries' || hit === 'silent-service' || hit === 'error-in-body')
		return MESSAGES[place.service.length % MESSAGES.length];
	if (hit === 'refusal') return 'quota of this account is used up';
	return hit === 'unreachable-store' ? 'connection refused' : undefined;
}

function waitForPool(play: Play, place: FaultPlace, id: string, at: number): number {
	log(play, place, id, at + 800, 13, 'waited 800 ms for a connection from the pool');
	return at + 800;
}

function read(play: Play, place: FaultPlace, parent: string, at: number): number {
	const took = play.random.around(20);
	span(play, place.service, 'SELECT line by id', parent, play.random.hex(8), at, at + took, {
		kind: KIND.client,
		attributes: { 'db.system.name': 'postgresql' },
	});
	return at + took + 0.3;
}

function background(play: Play, place: FaultPlace, parent: string, at: number): void {
	span(play, place.service, 'rebuild cache', parent, play.random.hex(8), at, at + 9_000, {
		kind: KIND.consumer,
	});
}

function record(
	play: Play,
	place: FaultPlace,
	caller: { place: FaultPlace; id: string } | undefined,
	done: { id: string; at: number; end: number; message: string; passedOn: boolean },
): void {
	const hit = place === play.target ? play.fault : undefined;
	const owner = place.store ? (caller?.place.service ?? '') : place.service;
	const inBody = hit === 'error-in-body';
	const broken = (done.message !== '' && !inBody) || done.passedOn;
	if (place.store && done.message !== '' && caller)
		log(play, caller.place, caller.id, done.end + 0.1, 17, `${place.service}: ${done.message}`);
	if (done.message !== '' && !place.store)
		log(play, place, done.id, done.end - done.at > 1 ? done.end - 0.5 : done.at, 17, done.message);
	if (place.calls.includes(play.target) && play.fault === 'timeout') return gaveUp(play, place, caller, done);
	if (caller === undefined && done.passedOn) log(play, place, done.id, done.end - 0.2, 17, 'request failed');
	if (hit === 'silent-service') return;
	const status = place.store ? undefined : broken ? (hit === 'refusal' ? 429 : 500) : 200;
	span(play, owner, place.operation, caller?.id ?? '', done.id, done.at, done.end, {
		kind: place.store ? KIND.client : KIND.server,
		statusCode: broken ? STATUS.error : STATUS.unset,
		statusMessage: broken ? done.message : '',
		attributes: place.store
			? { 'db.system.name': place.service }
			: { 'http.response.status_code': status ?? 200 },
	});
}

/** A caller that lost its patience answers 504 while its callee still works. */
function gaveUp(
	play: Play,
	place: FaultPlace,
	caller: { place: FaultPlace; id: string } | undefined,
	done: { id: string; at: number; end: number },
): void {
	span(play, place.service, place.operation, caller?.id ?? '', done.id, done.at, done.end, {
		kind: KIND.server,
		statusCode: STATUS.error,
		statusMessage: 'deadline exceeded',
		attributes: { 'http.response.status_code': 504 },
	});
	log(play, place, done.id, done.end - 0.2, 17, 'gave up: deadline exceeded');
}

function span(
	play: Play,
	service: string,
	name: string,
	parentSpanId: string,
	spanId: string,
	at: number,
	end: number,
	more: Partial<SpanRow>,
): void {
	play.spans.push({
		traceId: play.traceId,
		spanId,
		parentSpanId,
		startTime: moment(at),
		duration: moment(end) - moment(at),
		service,
		name,
		resource: { 'host.name': `node-${service}` },
		...more,
	});
}

function log(
	play: Play,
	place: FaultPlace,
	spanId: string,
	at: number,
	severityNumber: number,
	body: string,
): void {
	play.logs.push({
		time: moment(at),
		traceId: play.traceId,
		spanId,
		service: place.service,
		severityNumber,
		body,
	});
}

function moment(ms: number): bigint {
	return START + BigInt(Math.round(ms * 1e6));
}
