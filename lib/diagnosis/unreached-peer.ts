import { KIND } from '../model/span-kind.ts';
import type { RequestFacts } from './request-facts.ts';
import { culpritAt } from './culprit-at.ts';
import type { ErrorFact } from './error-facts.ts';
import { wordsOfOrigin } from './caller-message.ts';
import { logStep, numberStep, spanStep } from './evidence-step.ts';
import type { CulpritCandidate, FailingPath } from './types.ts';
import { plainMessage, whatItDid } from './phrases.ts';

/** Attributes that name the other side of a call, best first. */
const PEER_KEYS = ['service.peer.name', 'db.system.name', 'messaging.destination.name', 'server.address'];
const PORT = /:\d+$/;
/** Where proxies name whom they passed a call on to: their span is of the call and of its answer in one, whatever its kind. */
const UPSTREAM_KEYS = ['upstream_cluster.name', 'upstream_cluster'];
/** "outbound|80||shop.default.svc": the host comes last. */
const BEFORE_HOST = /^.*\|/;
/** Envoy's flags of a call that reached nobody or was not answered: no healthy host, failed, timed out, reset, no route. */
const NO_ANSWER_FLAGS = /\b(?:UH|UF|UT|UC|UR|LR|LH|NR|NC|UPE|SI)\b/;
/** A failure to reach or to be answered: then the other side is meant, not the caller. */
const UNREACHED =
	/connect|refused|unreachable|unavailable|reset|timed? ?out|timeout|deadline|no route|host|socket|network|eof/i;

/** Whether words tell of a call that reached nobody, or was not answered. */
export function speaksOfNoAnswer(words: string): boolean {
	return UNREACHED.test(words);
}

/**
 * The other side of a call that could not reach it, where it has no span to speak for itself: the call's own span
 * says so, or says nothing and its service's words do, or those words name it.
 */
export function unreachedPeer(context: RequestFacts, path: FailingPath): CulpritCandidate | undefined {
	const row = path.rows.at(-1) ?? 0;
	const fact = wordsOfOrigin(context, path);
	if (!fact || !saysNoAnswer(context, row, fact)) return undefined;
	const own = peerOf(context, row);
	if (own !== undefined && own !== context.service(row)) return unreached(context, path, row, own, fact);
	if (fact.row !== row) return undefined;
	const words = fact.message.toLowerCase();
	for (const child of context.children(row)) {
		const peer = peerOf(context, child);
		if (peer !== undefined && peer.length > 2 && words.includes(peer.toLowerCase()))
			return unreached(context, path, child, peer, fact);
	}
	return undefined;
}

function saysNoAnswer({ trace }: RequestFacts, row: number, { message, code }: ErrorFact): boolean {
	const flags = trace.attribute(row, 'response_flags') ?? '';
	return speaksOfNoAnswer(`${message} ${code}`) || NO_ANSWER_FLAGS.test(flags);
}

/** The other side of a call that it answered with a failure of its own (5xx), where it has no span to speak for itself. */
export function badAnswer(context: RequestFacts, row: number): CulpritCandidate | undefined {
	const fact = context.errors[row];
	const peer = peerOf(context, row);
	if (!fact || peer === undefined || peer === context.service(row) || !/^5\d\d$/.test(fact.code))
		return undefined;
	return {
		...peerSuspect(context, row, peer),
		supports: [`${context.service(row)} was answered ${fact.code}`],
		did: whatItDid(fact),
		proof: [
			...fact.logs.slice(0, 1).map((line) => logStep(line, row)),
			numberStep(context, row, `${peer} answered ${fact.code}`),
		],
	};
}

/** Whom a call went to, by its attributes; undefined where the one called sent spans below it. */
function peerOf(context: RequestFacts, row: number): string | undefined {
	const { trace } = context;
	const upstream = UPSTREAM_KEYS.map((key) => trace.attribute(row, key)).find(Boolean);
	if (trace.spans.kinds[row] !== KIND.client && upstream === undefined) return undefined;
	if (context.children(row).some((child) => !context.isAsync(child))) return undefined;
	if (upstream !== undefined) return upstream.replace(BEFORE_HOST, '');
	const named = PEER_KEYS.map((key) => trace.attribute(row, key)).find(
		(name) => name !== undefined && name !== '',
	);
	return named?.replace(PORT, '');
}

function unreached(
	context: RequestFacts,
	path: FailingPath,
	row: number,
	peer: string,
	fact: ErrorFact,
): CulpritCandidate {
	return {
		...peerSuspect(context, row, peer),
		supports: [`${context.service(row)} could not reach it`],
		did: `did not answer ${context.service(row)}`,
		proof: [
			...(path.rows.includes(row) ? [] : [spanStep(context, row)]),
			...fact.logs.slice(0, 1).map((line) => logStep(line, fact.row)),
			numberStep(
				context,
				row,
				fact.logs.length > 0 ? `${peer} sent no span` : `${peer}: ${plainMessage(fact.message) || fact.code}`,
			),
		],
	};
}

/** Somebody known by name only: never more than medium. */
function peerSuspect(
	context: RequestFacts,
	row: number,
	peer: string,
): Pick<CulpritCandidate, 'culprit' | 'confidence' | 'against' | 'wouldChange'> {
	const { operation, spanId } = culpritAt(context, row);
	return {
		culprit: { service: peer, operation, row, spanId },
		confidence: 'medium',
		against: ['It sent no span of its own'],
		wouldChange: ['A span or log of its own'],
	};
}
