import { expect, test } from 'vitest';
import type { RequestReport } from '../../api/request.ts';
import { isRunning, mayGrow, newsOf, soFar } from './report-changes.ts';

const START = Date.parse('2026-11-17T02:47:09Z');
const REPORT: Pick<
	RequestReport,
	| 'startTime'
	| 'durationNanos'
	| 'durationWithAsyncNanos'
	| 'rootMissing'
	| 'spanCount'
	| 'findings'
	| 'sources'
> & { readonly logs: RequestReport['logs']; readonly verdict: Pick<RequestReport['verdict'], 'sentence'> } = {
	startTime: '2026-11-17T02:47:09.000000000Z',
	durationNanos: 2e9,
	durationWithAsyncNanos: 10e9,
	rootMissing: false,
	spanCount: 58,
	findings: [],
	sources: [],
	logs: { count: 0, errors: 0, services: 0 },
	verdict: { sentence: 'keys failed' },
};
const report = (more: Partial<RequestReport> = {}) => ({ ...REPORT, ...more }) as RequestReport;

test('a request may grow for two minutes after its last end; without its root it runs for ten', () => {
	expect(mayGrow(report(), START + 120_000)).toBe(true);
	expect(mayGrow(report(), START + 131_000)).toBe(false);
	expect(isRunning(report(), START + 11_000)).toBe(false);
	expect(isRunning(report({ rootMissing: true }), START + 600_000)).toBe(true);
	expect(mayGrow(report({ rootMissing: true }), START + 611_000)).toBe(false);
});

test('news are counted, what did not change is not told', () => {
	expect(newsOf(report(), report())).toEqual([]);
	const logs = { count: 23, errors: 3, services: 4 };
	expect(newsOf(report(), report({ logs, spanCount: 59 }))).toEqual(['1 new span', '23 new log lines']);
	const verdict = { ...REPORT.verdict, sentence: 'db failed' } as RequestReport['verdict'];
	expect(newsOf(report(), report({ verdict }))).toEqual(['another verdict']);
	const finding = {
		title: 'No key',
		service: 'keys',
		detail: 'status 404',
	} as RequestReport['findings'][number];
	expect(
		newsOf(report({ findings: [finding] }), report({ findings: [{ ...finding, title: 'Key gone' }] })),
	).toEqual(['changed findings']);
});

test('what is said of a request that runs still is said so far', () => {
	expect(soFar('Nothing unusual found')).toBe('So far: nothing unusual found');
	expect(soFar('keys failed: “gone”')).toBe('So far: keys failed: “gone”');
});
