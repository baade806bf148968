import { expect, test } from 'vitest';
import type { LogRecord } from '../model/log-record.ts';
import { unixNanos } from '../model/time.ts';
import { mergeRecords } from './merge-records.ts';

const line = (source: string, body: string, nanos = 0n): LogRecord => ({
	time: unixNanos(1_790_000_000_000_000_000n + nanos),
	traceId: undefined,
	spanId: undefined,
	service: 'web',
	severity: 9,
	message: body,
	body,
	attributes: new Map(),
	resource: new Map(),
	source,
});
const told = (...reads: LogRecord[][]) => mergeRecords(reads).map(({ body, source }) => [body, source]);

test('a line that two stores hold is one and names both, though one rounded its time', () => {
	expect(told([line('own', 'a', 1n), line('own', 'b')], [line('loki', 'a'), line('loki', 'c')])).toEqual([
		['a', 'own, loki'],
		['b', 'own'],
		['c', 'loki'],
	]);
});

test('a line that was written twice stays twice, in each store', () => {
	const twice = (source: string) => [line(source, 'retry'), line(source, 'retry')];
	expect(told(twice('own'), twice('loki'))).toEqual([
		['retry', 'own, loki'],
		['retry', 'own, loki'],
	]);
	expect(told(twice('own'), [line('loki', 'retry')])).toHaveLength(2);
});

test('one store alone is given as it is', () => {
	const records = [line('own', 'a')];
	expect(mergeRecords([records, []])).toBe(records);
});
