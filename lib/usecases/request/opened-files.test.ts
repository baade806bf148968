import { expect, test } from 'vitest';
import { anybody } from '../../access/principal.ts';
import { logBatchFromRows, spanBatchFromRows } from '../../columns/rows.ts';
import { coded } from '../../model/columns.ts';
import type { TraceId } from '../../model/ids.ts';
import { recordsOf } from '../../logs/records-of.ts';
import { DRAWN_TRACE_ID, drawTrace } from '../../testing/draw/draw-trace.ts';
import { testAsking } from '../testing/asking.ts';
import { logStoreOf, testPorts, traceStoreOf } from '../testing/sources.ts';
import { createOpenedFiles } from './opened-files.ts';
import { fileTraces } from './file-traces.ts';
import { createRequestCache } from './request-cache.ts';

const ID = DRAWN_TRACE_ID as TraceId;
const by = (visitor: string) => testAsking({ who: anybody(visitor) });
const STORED = drawTrace(
	'web GET /play 0-90 [error] [log error: stored word]\n  drm license 20-85 [error: made here]',
);
const OWN = drawTrace(
	'web GET /play 0-90 [error] [log error: stored word]\n  drm license 20-85 [error: made here]\n  db read 30-40 [log: of the file]',
);

/** A site whose store holds a request, and people who open files of it. */
function setup(maxRows = 1_000) {
	const files = createOpenedFiles(maxRows);
	const opened = createRequestCache(
		testPorts({
			traceStores: [traceStoreOf(STORED.batch)],
			logStores: [logStoreOf(recordsOf(STORED.logs, 'logs'))],
		}),
		files,
	);
	return {
		drops: (visitor: string, { batch, logs }: Pick<typeof OWN, 'batch' | 'logs'>) =>
			files.add(by(visitor), fileTraces(batch, logs)),
		/** What somebody sees of the request: services, lines, and which sources were asked. */
		sees: async (visitor: string) => {
			const opening = await opened.open(by(visitor), ID);
			if (!opening.found) throw new Error('not found');
			const { trace, logs, originOf, sources } = opening.request;
			return {
				spans: trace.spans.ids.map((_, row) => [coded(trace.spans.services, row), originOf(row)]),
				lines: logs.lines.map(({ record }) => `${record.message} ${record.source}`).toSorted(),
				sources: sources.map(({ id, kind }) => `${id} ${kind}`),
			};
		},
	};
}

test('a file lies over what is stored, each span and line once and named, for who opened it and nobody else', async () => {
	const site = setup();
	const before = await site.sees('ann');
	site.drops('ann', OWN);
	expect(await site.sees('ann')).toEqual({
		spans: [
			['web', 'traces, Your opened file'],
			['drm', 'traces, Your opened file'],
			['db', 'Your opened file'],
		],
		lines: ['of the file Your opened file', 'stored word logs, Your opened file'],
		sources: ['traces traces', 'opened-file traces', 'logs logs', 'opened-file logs'],
	});
	expect(await site.sees('bob')).toEqual(before);
	expect(await site.sees('')).toEqual(before);
});

test('a file with more spans than the store replaces nothing of it', async () => {
	const site = setup();
	const forged = drawTrace(
		`web GET /play 0-90 [error]\n${Array.from({ length: 9 }, (_, i) => `  fake x${i} ${i}-${i + 1}`).join('\n')}`,
	);
	site.drops('eve', forged);
	expect((await site.sees('bob')).spans).toHaveLength(2);
	expect((await site.sees('eve')).spans.map(([service]) => service)).toContain('drm');
});

test('files are bounded: the oldest make room, of one person and of all', () => {
	const files = createOpenedFiles(3);
	const file = (traceId: string) =>
		fileTraces(
			spanBatchFromRows([
				{ traceId, spanId: '1'.repeat(16), startTime: 1n, duration: 1n, service: 'a', name: 'b' },
			]),
			logBatchFromRows([]),
		);
	const ids = Array.from({ length: 5 }, (_, i) => String(i + 1).repeat(32) as TraceId);
	for (const id of ids) files.add(by('ann'), file(id));
	expect(ids.filter((id) => files.overlay(by('ann'), id))).toEqual(ids.slice(2));
});

test('a file of several requests lists each with its own services', () => {
	const trace = (letter: string, service: string) => ({
		traceId: letter.repeat(32),
		spanId: letter.repeat(16),
		startTime: 1n,
		duration: 1n,
		service,
		name: 'x',
	});
	const spans = spanBatchFromRows([trace('a', 'web'), trace('b', 'billing')]);
	const file = fileTraces(spans, logBatchFromRows([]));
	const { requests } = createOpenedFiles(10).add(by('ana'), file);
	expect(requests.map(({ services }) => services.join()).toSorted()).toEqual(['billing', 'web']);
});

function tracesAt(times: readonly number[]) {
	const rows = times.map((time) => ({
		traceId: String(time).padStart(32, 'a'),
		spanId: '1'.repeat(16),
		startTime: BigInt(time),
		duration: 1n,
		service: 'a',
		name: 'b',
	}));
	return fileTraces(spanBatchFromRows(rows), logBatchFromRows([]));
}

test('a trace that is opened again and again stays, and others with it', () => {
	const files = createOpenedFiles(1_000);
	files.add(by('ann'), tracesAt([1]));
	for (let turn = 0; turn < 300; turn++) files.add(by('ann'), tracesAt([2]));
	for (const time of [1, 2])
		expect(files.overlay(by('ann'), String(time).padStart(32, 'a') as TraceId)).toBeDefined();
});

test('of a file with more traces than one person may keep, the newest are listed and the rest is counted', () => {
	const files = createOpenedFiles(1_000);
	const times = Array.from({ length: 250 }, (_, i) => 250 - i);
	const { requests, left } = files.add(by('ann'), tracesAt(times));
	expect(left).toBe(50);
	expect(requests.map(({ startTime }) => Number(startTime))).toEqual(times.slice(0, 200));
	for (const { traceId } of requests) expect(files.overlay(by('ann'), traceId)).toBeDefined();
});
