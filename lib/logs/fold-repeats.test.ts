import { expect, test } from 'vitest';
import type { LogRecord } from '../model/log-record.ts';
import { unixNanos } from '../model/time.ts';
import { foldRepeats } from './fold-repeats.ts';
import type { JoinedLog } from './join.ts';

function line(index: number, service: string, severity: number, message: string): JoinedLog {
	const record: LogRecord = {
		time: unixNanos(BigInt(index)),
		traceId: undefined,
		spanId: undefined,
		service,
		severity,
		message,
		body: message,
		attributes: new Map(),
		resource: new Map(),
		source: 's',
	};
	return { index, row: -1, offsetNanos: index, record };
}

test('lines that differ in numbers only fold; errors come first', () => {
	const folded = foldRepeats([
		line(0, 'keys', 9, 'read key 1'),
		line(1, 'keys', 9, 'read key 2'),
		line(2, 'keys', 17, 'no key 7'),
		line(3, 'drm', 9, 'read key 3'),
		line(4, 'keys', 17, 'no key 8'),
	]);
	expect(
		folded.map(({ service, pattern, lines }) => [service, pattern, lines.map((each) => each.index)]),
	).toEqual([
		['keys', 'no key …', [2, 4]],
		['keys', 'read key …', [0, 1]],
		['drm', 'read key …', [3]],
	]);
});

test('every line is in exactly one group', () => {
	const lines = Array.from({ length: 50_000 }, (_, i) =>
		line(i, `s${i % 7}`, (i % 3) * 8 + 1, `call ${i} of ${i % 5}`),
	);
	const folded = foldRepeats(lines);
	expect(folded.length).toBe(21);
	expect(new Set(folded.flatMap((group) => group.lines.map((each) => each.index))).size).toBe(50_000);
});
