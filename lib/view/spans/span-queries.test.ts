import { expect, test } from 'vitest';
import { rowsOf } from './choose-rows.ts';
import { firstPaint } from './first-paint.ts';
import { questionKey, createSpanQueries } from './span-queries.ts';
import { drawTable, rowOf, wideTable } from '../testing/table.ts';

const CHOICE = { mode: 'story', toggled: new Set<string>(), filter: '', wanted: -1 } as const;
const calls = Array.from({ length: 20 }, (_, call) => `  db  read${call}  ${call * 10}-${call * 10 + 8}`);
const table = drawTable(`api  root  0-1000\n${calls.join('\n')}\n  db  bad  300-310  [error]`);
const facts = { duration: 1000e6, culprit: -1, reasons: [] };

test('equal questions have one answer, other ones another', () => {
	const works = createSpanQueries(table, facts);
	expect(works.rows({ ...CHOICE, toggled: new Set() })).toBe(works.rows(CHOICE));
	expect(works.rows({ ...CHOICE, mode: 'all' })).not.toBe(works.rows(CHOICE));
	const range = { from: 0, to: 1000e6 };
	const lanes = { clock: 'corrected', overview: { whole: range, range, cuts: [] } } as const;
	expect(works.lanes(lanes)).toBe(works.lanes({ ...lanes }));
	expect(works.lanes({ ...lanes, clock: 'raw' })).not.toBe(works.lanes(lanes));
});

test('a wanted span that no row shows gets a row of its own, one that is shown changes nothing', () => {
	const works = createSpanQueries(table, facts);
	const hidden = rowOf(table, 'read7');
	expect(rowsOf(works.rows(CHOICE).columns).shows(hidden)).toBe(false);
	expect(rowsOf(works.rows({ ...CHOICE, wanted: hidden }).columns).shows(hidden)).toBe(true);
	const shown = rowOf(table, 'bad');
	expect(works.rows({ ...CHOICE, wanted: shown }).columns).toEqual(works.rows(CHOICE).columns);
});

test('matches of a filter are pulled out of their folds and counted over all spans', () => {
	const { columns, matches } = createSpanQueries(table, facts).rows({ ...CHOICE, filter: 'read1' });
	expect(matches.length).toBe(11);
	expect(rowsOf(columns).shows(matches[0] ?? -1)).toBe(true);
});

test('the first drawing finds all its answers, a strip for what stands for many', () => {
	const wide = wideTable(5_001, (row) => (row === 0 ? -1 : 0));
	const works = createSpanQueries(wide, facts);
	const drawing = {
		choice: CHOICE,
		zoom: undefined,
		clock: 'corrected',
		scale: 'cut',
		timeline: 'table',
	} as const;
	const known = firstPaint(wide, works, facts, drawing);
	expect(known.map(([work]) => work)).toEqual(['rows', 'strip', 'lanes', 'order']);
	expect(known[0]?.[1]).toBe(questionKey('rows', CHOICE));
	expect(structuredClone(known)).toEqual(known);
});
