import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawTrace } from '../testing/draw/draw-trace.ts';
import { assemble } from './assemble.ts';
import { ownTimes } from './own-times.ts';

const own = (drawing: string) => {
	const { spans } = assemble(drawTrace(drawing).batch);
	return Array.from(ownTimes(spans), (nanos) => nanos / 1e6);
};

test('a span works while nothing below it runs', () => {
	expect(
		own(`
			web   GET /play   0-100
			  drm   license   10-40
			  keys  read      50-90
		`),
	).toEqual([30, 30, 40]);
});

test('a wrapper beside its own call does not count the wait as work', () => {
	expect(
		own(`
			gateway  request  0-100
			  gateway  handle   5-99
			  gateway  call     6-98  [kind client]
			    store    serve    7-97
		`),
	).toEqual([6, 2, 2, 90]);
});

test('of calls side by side neither is work of the caller', () => {
	expect(
		own(`
			web  GET /play  0-100
			  web  call a     0-100  [kind client]
			    a    serve      2-99
			  web  call b     1-50  [kind client]
			    b    serve      3-49
		`),
	).toEqual([0, 2, 97, 1, 46]);
});

test('work from a queue takes nothing from who is at work meanwhile', () => {
	expect(
		own(`
			web  GET /play  0-100
			  web  send     10-20  [kind producer]
			    web  rebuild  30-90  [kind consumer]
		`),
	).toEqual([90, 10, 60]);
});

test('no more time is given than there is, and none below zero', () => {
	const span = fc.tuple(fc.nat(3), fc.nat(50), fc.nat(50));
	fc.assert(
		fc.property(fc.array(span, { minLength: 1, maxLength: 30 }), (rest) => {
			const lines = rest.map(
				([service, at, took], i) =>
					`${'  '.repeat(1 + (i % 4 === 0 ? 0 : 1))}s${service} op 0${at}-${at + took}`,
			);
			const { spans } = assemble(drawTrace(['s0 root 0-100', '  s1 first 0-50', ...lines].join('\n')).batch);
			const times = ownTimes(spans);
			const byService = new Map<number, number>();
			for (let row = 0; row < spans.length; row++) {
				expect(times[row]).toBeGreaterThanOrEqual(0);
				expect(times[row]).toBeLessThanOrEqual((spans.durations[row] ?? 0) + 1);
				const code = spans.services.codes[row] ?? 0;
				byService.set(code, (byService.get(code) ?? 0) + (times[row] ?? 0));
			}
			for (const sum of byService.values()) expect(sum).toBeLessThanOrEqual(151e6);
		}),
	);
});
