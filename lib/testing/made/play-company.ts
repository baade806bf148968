import type { Random } from '../../demo/random.ts';
import { findSeverity } from '../../logs/find-severity.ts';
import { KIND, STATUS } from '../../model/span-kind.ts';
import type { LogRow, SpanRow } from '../../columns/rows.ts';
import type { MadeCompany, MadeOperation } from './made-company.ts';

export const TROUBLES = [
	'slow-work',
	'slow-instance',
	'slow-network',
	'slow-store',
	'errors',
	'wrong-answers',
	'down',
] as const;

/** What goes wrong at one service; what is nobody's fault has no service. */
export interface MadeTrouble {
	readonly kind: (typeof TROUBLES)[number];
	readonly service: string;
	/** Work takes so many times as long; each message out of the service is so many tens of milliseconds late. */
	readonly strength: number;
	/** Share of the calls that it touches. */
	readonly share: number;
}

interface Play {
	readonly company: MadeCompany;
	readonly trouble: MadeTrouble | undefined;
	readonly random: Random;
	readonly traceId: string;
	readonly start: bigint;
	readonly spans: SpanRow[];
	readonly logs: LogRow[];
}

interface CallResult {
	readonly end: number;
	readonly failed: boolean;
}

const ON_THE_WAY_MS = 0.3;
const REFUSED_MS = 2;
/** Calls that fail anyway, as some always do. */
const NOISE = 0.003;

/** What one request of a made company sends. */
export function playCompany(
	company: MadeCompany,
	operation: MadeOperation,
	trouble: MadeTrouble | undefined,
	start: bigint,
	random: Random,
): Pick<Play, 'spans' | 'logs'> {
	const play = { company, trouble, random, start, traceId: random.hex(16), spans: [], logs: [] };
	serve(play, operation, '', 0);
	return play;
}

function serve(play: Play, operation: MadeOperation, parent: string, at: number): CallResult {
	const { random, company } = play;
	const hit = hitAt(play, operation.service);
	const slow = hit?.kind === 'slow-work' || hit?.kind === 'slow-instance' ? hit.strength : 1;
	const own = random.around(operation.ownMs) * slow;
	const [id, inner] = [random.hex(8), random.hex(8)];
	const above = company.style.inner ? inner : id;
	const failed = hit?.kind === 'errors' || random.next() < NOISE;
	const early = failed || hit?.kind === 'wrong-answers';
	let answer: CallResult = { end: at + own / 2, failed };
	if (failed)
		log(
			play,
			operation.service,
			above,
			answer.end,
			'ERROR',
			`${operation.name}: index ${random.whole(0, 99)} out of range`,
		);
	if (!early) answer = work(play, operation, above, answer.end);
	const end = answer.end + own / 2;
	log(play, operation.service, above, end, 'INFO', `${operation.name} took ${Math.round(end - at)} ms`);
	if (company.style.inner) {
		const name = `${operation.service}.${operation.name}`;
		span(play, operation.service, name, id, inner, at + 0.05, end - 0.05, KIND.internal, answer.failed);
	}
	span(play, operation.service, operation.name, parent, id, at, end, KIND.server, answer.failed);
	return { end, failed: answer.failed };
}

/** Store and calls one after another; stops at the first that fails and is needed. */
function work(play: Play, operation: MadeOperation, parent: string, at: number): CallResult {
	let now = at;
	if (operation.store !== '') {
		const slow =
			hitAt(play, operation.service)?.kind === 'slow-store' ? 10 * (play.trouble?.strength ?? 1) : 1;
		const end = now + play.random.around(2) * slow;
		span(play, operation.service, operation.store, parent, play.random.hex(8), now, end, KIND.client, false);
		now = end;
	}
	for (const { to, optional } of operation.calls) {
		const answer = call(play, operation.service, to, parent, now);
		now = answer.end + 0.1;
		if (!answer.failed || optional) continue;
		log(play, operation.service, parent, now, 'ERROR', `${operation.name}: call of ${to.service} failed`);
		return { end: now, failed: true };
	}
	return { end: now, failed: false };
}

function call(play: Play, service: string, to: MadeOperation, parent: string, at: number): CallResult {
	const { clients } = play.company.style;
	const id = clients === 'none' ? parent : play.random.hex(8);
	const there = ON_THE_WAY_MS + lateness(play, service);
	const down = hitAt(play, to.service)?.kind === 'down';
	const answer = down ? { end: at + REFUSED_MS, failed: true } : serve(play, to, id, at + there);
	const end = answer.end + (down ? 0 : ON_THE_WAY_MS + lateness(play, to.service));
	const name = clients === 'named' ? `call ${to.service}.${to.name}` : 'HTTP GET';
	if (clients !== 'none') span(play, service, name, parent, id, at, end, KIND.client, answer.failed);
	return { end, failed: answer.failed };
}

/** How late a message out of a service is. */
function lateness(play: Play, service: string): number {
	return hitAt(play, service)?.kind === 'slow-network' ? 10 * (play.trouble?.strength ?? 0) : 0;
}

function hitAt({ trouble, random }: Play, service: string): MadeTrouble | undefined {
	return trouble?.service === service && random.next() < trouble.share ? trouble : undefined;
}

function span(
	play: Play,
	service: string,
	name: string,
	parentSpanId: string,
	spanId: string,
	at: number,
	end: number,
	kind: number,
	failed: boolean,
): void {
	const { style } = play.company;
	play.spans.push({
		traceId: play.traceId,
		spanId,
		parentSpanId,
		startTime: moment(play, at),
		duration: moment(play, end) - moment(play, at),
		service,
		name,
		kind: style.kinds ? kind : KIND.unspecified,
		statusCode: style.status && failed ? STATUS.error : STATUS.unset,
	});
}

function log(play: Play, service: string, spanId: string, at: number, level: string, text: string): void {
	if (!play.company.style.logs) return;
	const body = `2026-11-23 10:00:00.000 ${level} [main] ${text}`;
	play.logs.push({
		time: moment(play, at),
		traceId: play.traceId,
		spanId,
		service,
		severityNumber: findSeverity(body),
		body,
	});
}

function moment(play: Play, ms: number): bigint {
	return play.start + BigInt(Math.round(ms * 1e6));
}
