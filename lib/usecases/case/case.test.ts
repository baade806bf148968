import { coded } from '../../model/columns.ts';
import { expect, test } from 'vitest';
import { at } from '../../base/assert.ts';
import { recordsOf } from '../../logs/records-of.ts';
import { KIND } from '../../model/span-kind.ts';
import { fromMillis } from '../../model/time.ts';
import type { CaseArchive, FrozenCase } from '../../ports/own/case-archive.ts';
import { usual } from '../../testing/draw/draw-diagnosis.ts';
import { drawTrace } from '../../testing/draw/draw-trace.ts';
import { caseDrift } from './case-drift.ts';
import { freezeCase } from './freeze-case.ts';
import { openCase } from './open-case.ts';
import { openRequest } from '../request/open-request.ts';
import { baselinesOf, logStoreOf, testPorts, traceStoreOf } from '../testing/sources.ts';
import { presentRequest } from '../request/present-request.ts';
import { testAsking } from '../testing/asking.ts';

const asking = testAsking({ now: fromMillis(1_790_000_600_000) });

const USUAL = [usual('keys', 'GET /keys', 40, 90, 5000, KIND.server)];

async function opened(drawing: string) {
	const drawn = drawTrace(drawing);
	const ports = testPorts({
		anomalySources: [baselinesOf(USUAL)],
		traceStores: [traceStoreOf(drawn.batch)],
		logStores: [logStoreOf(recordsOf(drawn.logs, 'logs'))],
	});
	const opening = await openRequest(
		asking,
		ports,
		at(drawn.rows, 0).traceId as Parameters<typeof openRequest>[2],
	);
	if (!opening.found) throw new Error('nothing was opened');
	return opening;
}

async function frozen(drawing: string) {
	const saved: FrozenCase[] = [];
	const archive: CaseArchive = {
		name: 'cases',
		save: async (one) => void saved.push(one),
		read: async () => undefined,
		ofTrace: async () => [],
	};
	const opening = await opened(drawing);
	await freezeCase(asking, archive, opening.request, null);
	return { opening, report: presentRequest(opening.request), back: openCase(at(saved, 0)) };
}

const SMALL = `
web   POST /play     0-2400  [error] [kind server]
  auth  check        5-20    [log: token fine]
  keys  GET /keys    30-2380 [error: key missing] [kind server] [log error: no key for asset 81]
`;

test('a case tells the same as the request did, and its spans and lines are there', async () => {
	const { opening, report, back } = await frozen(SMALL);
	expect(back.report).toEqual({
		...report,
		whereTimeWent: report.whereTimeWent.map((part) => ({ ...part, rows: [] })),
	});
	expect(back.request.trace.spans.length).toBe(3);
	// Whether a call was normal is told as it was.
	expect(back.request.baselines).toEqual(opening.request.baselines);
	expect(back.request.baselines).toHaveLength(1);
	expect(back.request.logs.lines.map(({ record }) => record.message)).toEqual([
		'token fine',
		'no key for asset 81',
	]);
	const finding = at(back.report.findings, 0);
	expect(back.request.trace.spans.ids[finding.rows[0] ?? -1]).toBe(finding.spanIds[0]);
});

test('of a large request the spans that prove it stay, and findings point at their new places', async () => {
	const calls = Array.from({ length: 3_000 }, (_, n) => `  shop  read ${n % 7}  ${n}-${n + 1}`).join('\n');
	const { report, back } = await frozen(
		`web GET /all 0-4000 [error] [kind server]\n${calls}\n  keys  GET /keys 3500-3900 [error: key missing] [kind server]`,
	);
	expect(report.spanCount).toBe(3_002);
	expect(back.report.spanCount).toBe(2_000);
	expect(back.report.totalSpans).toBe(3_002);
	expect(back.report.verdict.sentence).toBe(report.verdict.sentence);
	const culprit = back.report.verdict.culprit;
	expect(culprit?.service).toBe('keys');
	expect(back.request.trace.spans.ids[culprit?.row ?? -1]).toBe(culprit?.spanId);
});

test('a case says what became of its request', async () => {
	const { opening, report } = await frozen(SMALL);
	expect(caseDrift(report, opening, 7)).toEqual({ state: 'same' });
	const later = await opened(SMALL.replace('no key for asset 81', 'connection refused'));
	expect(caseDrift(report, later, 7).state).toBe('changed');
	expect(caseDrift(report, { found: false, records: [], sources: [] }, 7)).toEqual({
		state: 'gone',
		retentionDays: 7,
	});
	const dead = {
		id: 'store',
		name: 'store',
		kind: 'traces',
		status: 'failed',
		tookMs: 1,
		count: 0,
		message: '',
	} as const;
	expect(caseDrift(report, { found: false, records: [], sources: [dead] }, 7)).toEqual({ state: 'unknown' });
});

test('in a case of a shared span the culprit is the half that it was, not the first of its ID', async () => {
	const { report, back } = await frozen(`
web     GET /       0-100  [error] [kind server]
  web   get keys    1-91   [error] [kind client]
    keys GET /keys  2-82   [error: no key for title] [kind server] [id 2] [shared]
`);
	const nameIn = ({ spans }: typeof back.request.trace, row: number) =>
		`${coded(spans.services, row)} ${coded(spans.names, row)}`;
	expect(report.verdict.culprit?.service).toBe('keys');
	expect(nameIn(back.request.trace, back.report.verdict.culprit?.row ?? -1)).toBe('keys GET /keys');
	const pointed = back.report.findings.map(({ service, rows }) => [
		service,
		rows.map((row) => coded(back.request.trace.spans.services, row)),
	]);
	for (const [service, services] of pointed) expect(services).toContain(service);
});
