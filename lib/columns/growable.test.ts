import { expect, test } from 'vitest';
import { GrowableBytes } from './growable.ts';
import { logBatchFromRows, spanBatchFromRows } from './rows.ts';

test('bytes pushed one by one are all kept while the room grows', () => {
	const bytes = new GrowableBytes(1);
	for (let i = 0; i < 1000; i++) bytes.push(i % 251);
	expect([...bytes.done()]).toEqual(Array.from({ length: 1000 }, (_, i) => i % 251));
});

test('kind, status, flags and severity of every row of a long batch are kept', () => {
	const spans = spanBatchFromRows(
		Array.from({ length: 3000 }, (_, i) => ({
			traceId: '1'.repeat(32),
			spanId: (i + 1).toString(16).padStart(16, '0'),
			startTime: 1n,
			duration: 1n,
			service: 'web',
			name: 'GET',
			kind: 2,
			statusCode: 2,
			flags: 1,
		})),
	);
	for (const column of [spans.kinds, spans.statusCodes]) expect(new Set(column)).toEqual(new Set([2]));
	expect(new Set(spans.flags)).toEqual(new Set([1]));
	const logs = logBatchFromRows(
		Array.from({ length: 3000 }, () => ({ time: 1n, service: 'web', body: 'x', severityNumber: 17 })),
	);
	expect(new Set(logs.severityNumbers)).toEqual(new Set([17]));
});
