import { expect, test } from 'vitest';
import { foldFacts } from './fold-facts.ts';
import { drawTable } from '../testing/table.ts';
import { rowWords } from './row-words.ts';

const table = drawTable(`
app    root   0-1000
  db   read   10-100   [error]
  db   read   200-250
`);
const facts = {
	clock: 'corrected',
	critical: Float64Array.of(0, 90e6, 0),
	beyondUsual: undefined,
	logs: [],
} as const;

test('a row says all that its picture shows', () => {
	const row = { kind: 'span', row: 1, level: 1, open: undefined } as const;
	const logs = [{ severity: 17 }, { severity: 9 }];
	expect(rowWords(row, table, { ...facts, beyondUsual: 29.2, logs }).spoken).toBe(
		'db read, failed, starts at 10 milliseconds, takes 90 milliseconds, on the critical path, 29× its usual longest, 2 log lines, 1 error',
	);
});

test('repeats take from the first start to the last end, as they are drawn', () => {
	const row = {
		kind: 'repeat',
		row: 1,
		rows: Int32Array.of(1, 2),
		facts: foldFacts(table, [1, 2]),
		level: 1,
		open: false,
	} as const;
	const words = rowWords(row, table, facts);
	expect(words.took).toBe(240e6);
	expect(words.spoken).toBe('db read, 2 times, starts at 10 milliseconds, takes 240 milliseconds');
});

test('a wait says what was waited for', () => {
	const wait = { kind: 'waiting', row: 2, level: 1, from: 100e6, to: 200e6, open: undefined } as const;
	expect(rowWords({ ...wait, why: 'retry' }, table, facts).spoken).toMatch(
		/^waiting to retry, starts at 100/,
	);
	expect(rowWords({ ...wait, why: 'queue' }, table, facts).spoken).toMatch(/^waiting in a queue/);
});
