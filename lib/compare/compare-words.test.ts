import { expect, test } from 'vitest';
import { drawTrace } from '../testing/draw/draw-trace.ts';
import { assemble } from '../trace/assemble.ts';
import { alignTraces } from './align.ts';
import { differingAttributes } from './attributes.ts';
import { findDifferences } from './differences.ts';
import { allRows, foldedRows, MAX_ROWS } from './rows.ts';
import { describeDifference, describeParting } from './phrases.ts';

const names = { one: 'this one', other: 'the healthy one' };

function compared(first: string, second: string) {
	const [one, other] = [assemble(drawTrace(first).batch), assemble(drawTrace(second).batch)];
	const places = alignTraces(one, other);
	return { places, one, other, names, differences: findDifferences(places, one, other) };
}

const both = compared(
	`
web      POST /licences  0-900 [error]
  auth   check           1-20
    ldap find            2-9
  geo    look up         20-30
  drm    issue           30-890 [error]
    keys GET /keys       40-880 [error] [status 404] [attr key.profile=hd-mobile] [attr session.id=s-1] [attr cache.age=1234.5]
      db read 1          50-400
      db read 2          400-800`,
	`
web      POST /licences  0-90
  auth   check           1-20
    ldap find            2-9
  geo    look up         20-30
  drm    issue           30-80
    keys GET /keys       40-44 [status 200] [attr key.profile=hd-tv] [attr session.id=s-2] [attr cache.age=99.5]
    hsm  sign            50-69`,
);

test('the sentence names the service where the two part ways and what each was answered', () => {
	const said = describeParting(both.differences, both);
	expect(said.title).toBe(
		'Both take the same path until keys: the healthy one got 200 in 4 ms, this one 404',
	);
	expect(said.detail).toContain('that the healthy one did not need; hsm was never reached');
});

test('each difference says its numbers', () => {
	expect(both.differences.slice(0, 3).map((one) => describeDifference(one, both))).toEqual([
		{ title: 'keys answered 404, not 200', detail: 'GET /keys, 840 ms against 4 ms' },
		{ title: '2 calls of db that the healthy one did not need', detail: '750 ms' },
		{ title: 'hsm was never reached', detail: 'in the healthy one it took 19 ms' },
	]);
});

test('two that are alike are said to be', () => {
	const same = compared('web GET 0-9', 'web GET 0-9');
	expect(describeParting(same.differences, same).title).toBe('Both took the same path in much the same time');
});

test('what matches below one caller folds into one line with its time', () => {
	const rows = foldedRows(both.places, both.differences).map((row) =>
		row.kind === 'place'
			? `${both.places[row.place]?.service}`
			: `${row.places} match, ${row.oneNanos / 1e6} and ${row.otherNanos / 1e6}`,
	);
	expect(rows).toEqual(['web', '3 match, 29 and 29', 'drm', 'keys', 'db', 'hsm']);
	expect(allRows(both.places)).toHaveLength(both.places.length);
});

test('inner spans between two services hide nothing', () => {
	const loop = compared(
		`web GET 0-900 [error]
  web loop 1-890 [error]
    drm issue 2-300 [error]
    drm issue 400-800 [error]`,
		`web GET 0-90
  drm issue 1-80`,
	);
	expect(loop.differences.map(({ kind, place }) => `${kind} ${loop.places[place]?.name}`)).toEqual([
		'outcome issue',
		'calls issue',
		'only loop',
		'slower issue',
	]);
});

test('as many lines as a person can read', () => {
	const wide = Array.from(
		{ length: 500 },
		(_, i) => `  s${String.fromCharCode(97 + (i % 26)).repeat(1 + i / 26)} op 1-2`,
	);
	const many = compared(`web GET 0-9\n${wide.join('\n')}`, 'web GET 0-9');
	expect(allRows(many.places)).toHaveLength(MAX_ROWS);
	expect(foldedRows(many.places, many.differences).length).toBeLessThanOrEqual(MAX_ROWS);
});

test('attributes that differ, but for measurements and whatever says who somebody is', () => {
	const at = both.places.map((_, index) => index);
	const { found, looked } = differingAttributes(both.places, at, both.one, both.other);
	expect(found.map(({ key, one, other }) => [key, one, other])).toEqual([
		['key.profile', 'hd-mobile', 'hd-tv'],
		['http.response.status_code', '404', '200'],
	]);
	expect(looked).toBe(3);
});
