import { expect, test } from 'vitest';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { joinLogs } from '../../logs/join.ts';
import { drawTrace } from '../../testing/draw/draw-trace.ts';
import { assemble } from '../../trace/assemble.ts';
import { presentRequest } from '../../usecases/request/present-request.ts';
import { appendFindings } from './append-findings.ts';

function reportOf(drawing: string) {
	const trace = assemble(drawTrace(drawing).batch);
	const logs = joinLogs(trace, []);
	return presentRequest({
		trace,
		logs,
		originOf: () => 'store',
		totalSpans: trace.spans.length,
		totalLogs: 0,
		diagnosis: diagnose({ trace, logs, baselines: [], sources: [] }),
		baselines: [],
		scores: [],
		owners: new Map(),
		links: new Map(),
		sources: [],
	});
}

test('what comes late stands before the notes about the data, and no other number changes', () => {
	const report = reportOf(
		'web GET / 0-90 [error]\n  keys read 5-20 [error: gone]\nold left 20-30 [parent ff]',
	);
	const before = report.findings.map(({ number, kind }) => [number, kind]);
	expect(before).toEqual([
		[1, 'error-origin'],
		[2, 'error-passed-on'],
		[3, 'missing-parent'],
	]);
	const [first] = report.findings;
	const late = first ? [{ ...first, number: 4, kind: 'missing-callee' }] : [];
	const numbers = appendFindings(report, late).findings.map(({ number }) => number);
	expect(numbers).toEqual([1, 2, 4, 3]);
	expect(appendFindings(report, [])).toBe(report);
	const clean = reportOf('web GET / 0-90');
	expect(appendFindings(clean, late).findings.map(({ number }) => number)).toEqual([4]);
});
