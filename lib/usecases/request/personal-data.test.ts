import { expect, test } from 'vitest';
import { joinLogs } from '../../logs/join.ts';
import { recordsOf } from '../../logs/records-of.ts';
import type { SpanId } from '../../model/ids.ts';
import { drawTrace } from '../../testing/draw/draw-trace.ts';
import { assemble } from '../../trace/assemble.ts';
import { logBatchFromRows } from '../../columns/rows.ts';
import { presentLogPage } from './present-log-page.ts';
import { toOtlp } from './export-otlp.ts';
import { presentSpanDetail } from './present-span-detail.ts';

test('what belongs to a person leaves the server in no view of a request: span, log line, export', () => {
	const { batch, rows } = drawTrace('web GET / 0-90 [attr user.email=rita@mail.example] [attr user.id=M-1]');
	const trace = assemble(batch);
	const [first] = rows;
	const line = {
		time: trace.startTime,
		traceId: trace.traceId,
		service: 'web',
		body: 'signed in',
		attributes: { 'user.full_name': 'Rita Sousa' },
	};
	const logs = joinLogs(trace, recordsOf(logBatchFromRows([line]), 'made'));
	const nothing = { baselines: [], scores: [], owners: new Map(), links: new Map() };
	const request = { trace, logs, originOf: () => 'store', ...nothing };
	const seen = JSON.stringify([
		presentSpanDetail(request, (first?.spanId ?? '') as SpanId),
		presentLogPage({ logs }, { cursor: 0, limit: 10, order: 'time' }),
		toOtlp({ trace, logs }),
	]);
	expect(seen).not.toMatch(/rita@|Rita/);
	expect(seen).toContain('M-1');
	expect(seen.match(/redacted, personal data/g)).toHaveLength(4);
});
