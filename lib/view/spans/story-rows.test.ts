import { expect, test } from 'vitest';
import { coded } from '../../model/columns.ts';
import type { SpanTable } from '../../model/trace.ts';
import { criticalPath } from '../../trace/critical-path.ts';
import { storyKeep } from './story-keep.ts';
import { rowList } from './row-columns.ts';
import { forgetBelow, turnedRows, unfoldBelow } from './row-keys.ts';
import { storyRows } from './story-rows.ts';
import { drawTable, rowOf, wideTable } from '../testing/table.ts';
import type { RowList } from '../timeline/timeline-row.ts';

function story(
	table: SpanTable,
	rows: readonly number[] = [],
	toggled: Iterable<string> = [],
	asked: readonly number[] = [],
): RowList {
	const reasons = { rows, critical: criticalPath(table, 0).own, asked };
	const turned = turnedRows(new Set(toggled), table.ids);
	return rowList(storyRows(table, storyKeep(table, reasons), turned));
}

function told(table: SpanTable, rows: RowList): string[] {
	return Array.from({ length: rows.length }, (_, index) => {
		const row = rows.at(index);
		const indent = '  '.repeat(row.level);
		if (row.kind === 'waiting') return `${indent}waiting ${(row.to - row.from) / 1e6}`;
		if (row.kind === 'span') return `${indent}${coded(table.names, row.row)}`;
		return `${indent}${row.kind} ${row.rows.length}`;
	});
}

const RETRIES = `
app        root    0-1000
  auth     quick   0-1
  profile  quick2  1-2
  drm      issue   10-400    [error]
    keys   get     20-390    [error]
  drm      issue   600-700   [error]
  log      beacon  995-996
`;

test('healthy calls fold, failures stay, a pause between tries is a row', () => {
	const table = drawTable(RETRIES);
	expect(told(table, story(table))).toEqual([
		'root',
		'  fold 2',
		'  issue',
		'    get',
		'  waiting 200',
		'  issue',
		'  beacon',
	]);
});

test('an unfolded row lists its members and keeps the rows around it', () => {
	const table = drawTable(RETRIES);
	const key = `fold${rowOf(table, 'quick')}`;
	expect(told(table, story(table, [], [key])).slice(0, 4)).toEqual([
		'root',
		'  fold 2',
		'    quick',
		'    quick2',
	]);
	expect(told(table, story(table, [], ['span0']))).toEqual(['root']);
});

test('five alike are one row, but one that failed or took over 3 times as long stands alone', () => {
	const reads = (count: number, rest = '') =>
		`api  root  0-1000\n${Array.from({ length: count }, (_, i) => `  db  read  ${i * 10}-${i * 10 + 8}`).join('\n')}\n${rest}`;
	const six = drawTable(reads(6));
	expect(told(six, story(six))).toEqual(['root', '  repeat 6']);
	const odd = drawTable(reads(6, '  db  read  100-190\n  db  read  200-205  [error]'));
	expect(told(odd, story(odd))).toEqual(['root', '  repeat 6', '  read', '  read']);
	const four = drawTable(reads(4));
	expect(told(four, story(four, [1]))).not.toContain('  repeat 4');
});

test('no failure is ever hidden, however deep', () => {
	const table = drawTable(`
app       root  0-1000
  a       one   0-1
    b     two   0-1
      c   bad   0-1   [error]
`);
	expect(told(table, story(table))).toContain('      bad');
});

test('a star of 50,000 children is one row, and each child is found in it', () => {
	const table = wideTable(50_001, (row) => (row === 0 ? -1 : 0));
	const rows = story(table);
	expect(rows.length).toBeLessThan(5);
	expect(rows.indexOf(40_000)).toBe(rows.length - 1);
});

test('a selected member leaves its row of repeats; the first one stays what the row is known by', () => {
	const table = drawTable(
		`api  root  0-1000\n${Array.from({ length: 7 }, (_, i) => `  db  read  ${i * 10}-${i * 10 + 8}`).join('\n')}`,
	);
	expect(story(table).shows(1)).toBe(true);
	expect(story(table).shows(4)).toBe(false);
	const asked = story(table, [], [], [4]);
	expect(told(table, asked)).toEqual(['root', '  repeat 6', '  read']);
	expect(asked.shows(4)).toBe(true);
});

test('unfolding all below a row leaves nothing folded under it, folding it again forgets that', () => {
	const table = drawTable(`
app        root    0-1000
  auth     a       0-1
    db     b       0-1
      db   c       0-1
  auth     d       1-2
  drm      e       10-400    [error]
`);
	const closed = story(table);
	expect(told(table, closed)).toEqual(['root', '  fold 2', '  e']);
	const all = unfoldBelow(new Set(), closed.at(1), table, table.ids);
	expect(told(table, story(table, [], all))).toEqual([
		'root',
		'  fold 2',
		'    a',
		'      b',
		'        c',
		'    d',
		'  e',
	]);
	const open = story(table, [], all);
	expect(told(table, story(table, [], forgetBelow(all, open.at(1), table, table.ids)))).toEqual(
		told(table, closed),
	);
	const root = unfoldBelow(new Set(), closed.at(0), table, table.ids);
	expect(told(table, story(table, [], root))).toEqual(['root', '  a', '    b', '      c', '  d', '  e']);
});

test('a message that lay in a queue is preceded by its wait', () => {
	const table = drawTable(`
app        root     0-1000   [error]
  app      publish  100-110
    mail   consume  400-500  [kind consumer] [error]
`);
	expect(told(table, story(table))).toEqual(['root', '  publish', '    waiting 290', '    consume']);
});
