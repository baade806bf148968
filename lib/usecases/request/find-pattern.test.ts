import { expect, test } from 'vitest';
import { joinLogs } from '../../logs/join.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { unixNanos } from '../../model/time.ts';
import type { CallsSeen, SeenRequest } from '../../ports/analytics/failure-patterns.ts';
import { drawTrace, DRAWN_START } from '../../testing/draw/draw-trace.ts';
import { assemble } from '../../trace/assemble.ts';
import { patternSince } from '../../format/pattern-since.ts';
import { findPattern } from './find-pattern.ts';
import { testAsking } from '../testing/asking.ts';

const MINUTE = 60_000_000_000n;
const NOW = unixNanos(DRAWN_START + 10n * MINUTE);
const asking = testAsking({ now: NOW });
const NOTHING: CallsSeen = { failed: [], failedRequests: 0, well: [], versions: [] };

function opened(drawing: string) {
	const trace = assemble(drawTrace(drawing).batch);
	const logs = joinLogs(trace, []);
	return { trace, logs, diagnosis: diagnose({ trace, logs, baselines: [], sources: [] }) };
}

function source(found: Partial<CallsSeen>) {
	const failed = found.failed ?? [];
	return {
		name: 's',
		sampleCalls: async () => ({ ...NOTHING, failedRequests: failed.length, ...found }),
	};
}

const FAILED = opened('web GET / 0-90 [error]\n  keys read 5-20 [error: gone 12]');

/** Requests by the minute from `ago` minutes before now, that said `status`. */
function seen(ago: bigint, counts: readonly number[], status = 'gone 7', version = '418'): SeenRequest[] {
	return counts.flatMap((count, minute) =>
		Array.from({ length: count }, (_, i) => ({
			traceId: `${minute}-${i}-${status}`,
			start: unixNanos(((NOW - ago * MINUTE) / MINUTE + BigInt(minute)) * MINUTE + BigInt(i)),
			words: { log: '', exception: '', status, type: '', code: '' },
			traits: new Map([['service.version', version]]),
			callees: [],
		})),
	);
}

test('many that failed alike are a pattern with a beginning, and versions seen later were deployed', async () => {
	const versions = [
		{ version: '417', firstSeen: unixNanos(NOW - 58n * MINUTE) },
		{ version: '418', firstSeen: unixNanos(NOW - 29n * MINUTE) },
	];
	const found = await findPattern(asking, source({ failed: seen(28n, [9, 11, 10]), versions }), FAILED);
	expect(found).toMatchObject({
		kind: 'pattern',
		total: 30,
		service: 'keys',
		operation: 'read',
		error: 'gone …',
	});
	expect(found.exact).toBe(true);
	expect(found.counts).toHaveLength(60);
	expect(found.since).not.toBeNull();
	expect(found.counts[found.thisMinute + 1]).toBe(0);
	expect(found.deployments.map((deployment) => deployment.version)).toEqual(['418']);
});

test('what got worse after the request began before it all the same', async () => {
	const failed = [...seen(25n, [1, 0, 1]), ...seen(9n, [1, 90, 80, 95])];
	const found = await findPattern(asking, source({ failed }), FAILED);
	const began = Date.parse(found.since ?? '') / 60_000;
	expect(Math.floor(Number((NOW - 25n * MINUTE) / 1_000_000n) / 60_000)).toBe(began);
	expect(found.total).toBe(268);
});

/** A source that knows failures of many hours, and tells those of the hour asked for. */
function longSource(failed: readonly SeenRequest[], versions: CallsSeen['versions'] = []) {
	return {
		name: 's',
		sampleCalls: async (_: unknown, from: bigint, to: bigint) => {
			const own = failed.filter(({ start }) => start >= from && start < to);
			return { ...NOTHING, failed: own, failedRequests: own.length, versions };
		},
	};
}

test('what went on all hour is counted from where it began, hours before; a version is deployed when it is first seen', async () => {
	const failed = seen(
		95n,
		Array.from({ length: 95 }, () => 5),
	);
	const versions = [
		{ version: '417', firstSeen: unixNanos(NOW - 5000n * MINUTE) },
		{ version: '418', firstSeen: unixNanos(NOW - 96n * MINUTE) },
	];
	const found = await findPattern(asking, longSource(failed, versions), FAILED);
	expect(found).toMatchObject({ total: 475, sinceBefore: false });
	expect(Math.round((Number(NOW / 1_000_000n) - Date.parse(found.since ?? '')) / 60_000)).toBe(95);
	expect(found.deployments.map(({ version }) => version)).toEqual(['418']);
});

test('what went on longer than is looked at began before that', async () => {
	const failed = seen(
		400n,
		Array.from({ length: 400 }, () => 1),
	);
	const found = await findPattern(asking, longSource(failed), FAILED);
	expect(found.sinceBefore).toBe(true);
	expect(patternSince(found)).toMatch(/^since before \d\d:\d\d$/);
});

test('those that failed otherwise do not count, and what the alike share is told against the rest', async () => {
	const failed = [...seen(20n, [6]), ...seen(20n, [5], 'no route to host', '417')];
	const well = seen(20n, [20], '', '417');
	const found = await findPattern(asking, source({ failed, well }), FAILED);
	expect(found).toMatchObject({ kind: 'pattern', total: 6 });
	expect(found.shared).toEqual([
		{ key: 'service.version', value: '418', failed: 6, ofFailed: 6, rest: 0, ofRest: 25 },
	]);
});

test('a sample stands for all, and says so', async () => {
	const found = await findPattern(asking, source({ failed: seen(5n, [10]), failedRequests: 40 }), FAILED);
	expect(found).toMatchObject({ total: 40, exact: false });
});

test('a failure alone is a one-off; without a culprit nothing is asked', async () => {
	const alone = await findPattern(asking, source({ failed: seen(5n, [1]) }), FAILED);
	expect(alone.kind).toBe('one-off');
	const asked = { name: 's', sampleCalls: () => Promise.reject(new Error('must not be asked')) };
	expect((await findPattern(asking, asked, opened('web GET / 0-90'))).kind).toBe('none');
});

test('whom this one never called, though those that went well did, is a finding that follows the others', async () => {
	const well = seen(20n, [30], '').map((request) => ({ ...request, callees: ['vault'] }));
	const found = await findPattern(asking, source({ failed: seen(5n, [1]), well }), FAILED);
	expect(found.findings).toMatchObject([
		{
			number: FAILED.diagnosis.findings.length + 1,
			kind: 'missing-callee',
			title: 'Never called vault',
			service: 'keys',
			detail: 'all 30 that went well did',
			rows: [1],
			spanIds: [FAILED.trace.spans.ids[1]],
			role: 'none',
		},
	]);
	expect(FAILED.diagnosis.verdict.culprit?.service).toBe('keys');
});
