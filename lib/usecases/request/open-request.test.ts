import { expect, test } from 'vitest';
import { at } from '../../base/assert.ts';
import { recordsOf } from '../../logs/records-of.ts';
import type { SpanId, TraceId } from '../../model/ids.ts';
import { DRAWN_TRACE_ID, drawTrace } from '../../testing/draw/draw-trace.ts';
import { OPEN_LIMITS } from '../limits.ts';
import { openRequest } from './open-request.ts';
import {
	baselinesOf,
	DEAD,
	logStoreOf,
	SILENT,
	scoresOf,
	testPorts,
	traceStoreOf,
} from '../testing/sources.ts';
import { presentLogPage } from './present-log-page.ts';
import { toOtlp } from './export-otlp.ts';
import { presentRequest } from './present-request.ts';
import { presentSpanDetail } from './present-span-detail.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking();

const ID = DRAWN_TRACE_ID as TraceId;
const LIMITS = { ...OPEN_LIMITS, traceMs: 1_000, sideMs: 20 };
const drawn = drawTrace(`
web   GET /play   0-90  [error]
  drm   license   20-85 [error: too many streams]
`);
const NONE = drawTrace('').batch;

async function opened(own: Parameters<typeof testPorts>[0]) {
	const opening = await openRequest(asking, testPorts(own), ID, LIMITS);
	if (!opening.found) throw new Error('not found');
	return opening.request;
}
const states = (sources: readonly { kind: string; status: string }[]) =>
	sources.map(({ kind, status }) => `${kind} ${status}`);

test('dead and silent sources cost their part of the page and are named', async () => {
	const request = await opened({
		traceStores: [traceStoreOf(drawn.batch), DEAD],
		logStores: [DEAD, SILENT],
		anomalySources: [SILENT],
		ownerDirectories: [DEAD],
	});
	expect(states(request.sources)).toEqual([
		'traces ok',
		'traces failed',
		'logs failed',
		'logs timeout',
		'baselines timeout',
		'owners failed',
	]);
	expect(request.sources[1]?.message).toBe('no route to it');
	expect(request.diagnosis.verdict).toMatchObject({ state: 'failed', culprit: { service: 'drm' } });
	expect(presentRequest(request)).toMatchObject({
		spanCount: 2,
		owner: null,
		ownerOf: 'drm',
		usualNanos: null,
	});
});

test('an unknown request says which sources were asked', async () => {
	const opening = await openRequest(
		asking,
		testPorts({ traceStores: [traceStoreOf(NONE), DEAD], logStores: [logStoreOf([])] }),
		ID,
		LIMITS,
	);
	expect(opening.found).toBe(false);
	expect(opening.found ? [] : states(opening.sources)).toEqual([
		'traces empty',
		'traces failed',
		'logs empty',
	]);
});

test('of several stores the one that holds most is shown; a cut is told with its numbers', async () => {
	const part = drawTrace('web GET /play 0-90').batch;
	const request = await opened({ traceStores: [traceStoreOf(part), traceStoreOf(drawn.batch, 70_000)] });
	expect(request.sources[1]).toMatchObject({ status: 'partial', message: '2 of 70000 read' });
	expect(request.trace.notes).toContainEqual({ kind: 'truncated', shown: 2, total: 70_000 });
	expect(presentRequest(request)).toMatchObject({ spanCount: 2, totalSpans: 70_000 });
});

test('what is usual is said only where it rests on enough calls', async () => {
	const usual = {
		service: 'web',
		operation: 'GET /play',
		kind: 0,
		region: '',
		slowModeCalls: 0,
		errors: 0,
		p50Nanos: 40e6,
		p90Nanos: 60e6,
		p99Nanos: 80e6,
		days: 7,
		bounds: [],
		counts: [],
	};
	const report = async (calls: number) =>
		presentRequest(
			await opened({
				traceStores: [traceStoreOf(drawn.batch)],
				anomalySources: [baselinesOf([{ ...usual, calls }])],
			}),
		);
	expect(await report(5_000)).toMatchObject({ usualNanos: 40e6, baselineDays: 7 });
	expect(await report(3)).toMatchObject({ usualNanos: null, baselineDays: 7 });
});

test('several sources score a service, each under its name; one that is dead costs its own scores', async () => {
	const score = (source: string, service: string, value: number) =>
		({
			source,
			service,
			measure: 'failed calls',
			unit: 'share',
			value: 0.5,
			usual: 0,
			score: value,
		}) as const;
	const request = await opened({
		traceStores: [traceStoreOf(drawn.batch)],
		anomalySources: [
			scoresOf('own', [score('own', 'drm', 4)]),
			DEAD,
			scoresOf('Prometheus', [score('Prometheus', 'drm', 9), score('Prometheus', 'web', 1)]),
		],
	});
	const drm = at([...request.trace.spans.ids], 1);
	expect(presentSpanDetail(request, drm)?.scores.map((one) => one.source)).toEqual(['Prometheus', 'own']);
	expect(states(request.sources)).toContain('baselines failed');
});

test('an address in an error or a log line is nowhere shown: not in the sentence, which is the title of the page', async () => {
	const drawing = drawTrace(
		'web GET /play 0-90 [error: cannot reach ledger for rita@mail.example] [log error: no ledger for kim@mail.example]',
	);
	const request = await opened({
		traceStores: [traceStoreOf(drawing.batch)],
		logStores: [logStoreOf(recordsOf(drawing.logs, 'logs'))],
	});
	const said = [
		presentRequest(request),
		presentLogPage(request, { cursor: 0, limit: 10, order: 'time' }),
		presentSpanDetail(request, at(request.trace.spans.ids, 0) as SpanId),
		toOtlp(request),
	];
	for (const one of said) {
		expect(JSON.stringify(one)).toContain('[redacted, personal data]');
		expect(JSON.stringify(one)).not.toMatch(/rita|kim/);
	}
});
