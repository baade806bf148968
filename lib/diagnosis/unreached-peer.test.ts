import { expect, test } from 'vitest';
import { diagnosed } from '../testing/draw/draw-diagnosis.ts';

test("a call without a word and without a callee's span is told by its caller's log: the other side did not answer", () => {
	const { verdict } = diagnosed(`
travel   POST /trips      0-20030  [error] [log error: trips: I/O error on GET; nested exception is java.net.SocketTimeoutException: Read timed out]
  travel GET /tickets/42  2-20025  [kind client] [error] [attr service.peer.name=tickets:15681]`);
	expect(verdict.culprit?.service).toBe('tickets');
	expect(verdict.sentence).toBe('tickets did not answer travel, so POST /trips failed');
	expect(verdict.evidence.map(({ kind, label }) => `${kind} ${label}`).slice(-2)).toEqual([
		'log Read timed out',
		'statistic tickets sent no span',
	]);
});

test('a caller that says something else leaves its failed call the culprit of nobody', () => {
	const { verdict } = diagnosed(`
travel   POST /trips      0-30  [error] [log error: no seat left on this train]
  travel GET /tickets/42  2-25  [kind client] [error] [attr service.peer.name=tickets:15681]`);
	expect(verdict.culprit?.service).toBe('travel');
});

test('a caller that went on did fail on the call that its words name', () => {
	const { verdict } = diagnosed(`
travel    POST /trips          0-60   [log error: request for ticket info denied: 403]
  travel  GET /v1/ticketinfo/7 2-8    [kind client] [error]
    info  GET /v1/ticketinfo   3-7    [kind server] [error]
  travel  GET /v1/routes/9     14-18  [kind client]
    route GET /v1/routes       15-17  [kind server]`);
	expect(verdict.culprit?.service).toBe('info');
});

test('somebody who sent no span and answered 5xx is named, with at most medium confidence; a 4xx may be the asker’s fault', () => {
	const asked = (code: number) =>
		diagnosed(`
shop   POST /pay     0-90  [error] [status 502]
  shop POST /charges 5-80  [kind client] [error] [status ${code}] [attr server.address=api.cards.example]`)
			.verdict;
	expect(asked(503).culprit?.service).toBe('api.cards.example');
	expect(asked(503).sentence).toBe('api.cards.example was not available, so POST /pay failed');
	expect(asked(503).confidence).toBe('medium');
	expect(asked(403).culprit?.service).toBe('shop');
});

test('a proxy that reached nobody names whom it tried, whatever kind its span is of', () => {
	const asked = (kind: string, marks: string) =>
		diagnosed(`ingress shop:80/* 0-20 [kind ${kind}] [error] ${marks}`).verdict;
	const cluster = 'upstream_cluster=outbound|80||shop.default.svc';
	expect(asked('client', `[status 503] [attr response_flags=UH] [attr ${cluster}]`).culprit?.service).toBe(
		'shop.default.svc',
	);
	expect(asked('server', `[status 504] [attr response_flags=UT] [attr ${cluster}]`).sentence).toBe(
		'shop.default.svc did not answer ingress',
	);
	// It answered itself: a limit, a filter.
	expect(asked('server', `[status 429] [attr response_flags=RL] [attr ${cluster}]`).culprit?.service).toBe(
		'ingress',
	);
});
