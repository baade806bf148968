import { expect, test } from 'vitest';
import { ticksOf } from './axis-ticks.ts';
import { emptyStretches } from './empty-stretches.ts';
import { drawTable } from '../testing/table.ts';
import { panAxis, timeAxis, zoomAxis, zoomOf } from './time-axis.ts';
import { timelineExtent } from './timeline-extent.ts';

const HOUR = 3_600_000;
const NIGHT = `
jobs     nightly    0-${8 * HOUR + 1000}
  queue  publish    0-500
  work   consume    ${8 * HOUR}-${8 * HOUR + 1000}
`;

test('a night in which nothing works is cut, to the nanosecond', () => {
	const table = drawTable(NIGHT);
	const { whole, cuts } = timelineExtent(table, table.starts, tookOf(table));
	expect(cuts).toEqual([{ from: 500e6, to: 8 * HOUR * 1e6 }]);
	const axis = timeAxis(whole, whole, cuts);
	expect(axis.place(whole.from)).toBe(0);
	expect(axis.place(whole.to)).toBeCloseTo(100);
	expect(axis.place(500e6)).toBeGreaterThan(30);
	for (const time of [0, 250e6, 500e6, 4 * HOUR * 1e6, 8 * HOUR * 1e6, whole.to])
		expect(axis.timeAt(axis.place(time) / 100)).toBeCloseTo(time, -4);
});

function tookOf(table: ReturnType<typeof drawTable>): number {
	return table.durations[0] ?? 0;
}

test('a request that works most of the time is not cut, nor is a single short pause', () => {
	const busy = drawTable('api  root  0-1000\n  db  read  10-500\n  db  read  900-990');
	expect(emptyStretches(busy, busy.starts, { from: 0, to: 1000e6 })).toEqual([]);
});

test('what a caller does between its calls is its work, not emptiness; a wait before something from a queue is', () => {
	const QUEUED = '[kind consumer]';
	const drawn = (ms: number, kind = '') =>
		drawTable(`api  root  0-${ms}\n  db  read  10-20\n  mail  send  ${ms - 20}-${ms - 10} ${kind}`);
	const cut = (ms: number, kind?: string) => {
		const table = drawn(ms, kind);
		return emptyStretches(table, table.starts, { from: 0, to: ms * 1e6 }).length;
	};
	expect([cut(82), cut(82, QUEUED), cut(5_000), cut(5_000, QUEUED)]).toEqual([0, 0, 0, 1]);
	// A minute without a call is no work.
	expect(cut(70_000)).toBe(1);
});

test('work behind a queue is shown when it is short, and leaves the answer alone when it is long', () => {
	const short = drawTable(
		`api  root  0-1000\n  api  answer  0-990\n  mail  send  ${HOUR}-${HOUR + 300}  [consumer]`,
	);
	const shown = timelineExtent(short, short.starts, 1000e6);
	expect(shown.whole.to).toBe((HOUR + 300) * 1e6);
	expect(shown.cuts).toHaveLength(1);
	const long = drawTable(`api  root  0-1000\n  api  answer  0-990\n  mail  send  5000-${HOUR}  [consumer]`);
	expect(timelineExtent(long, long.starts, 1000e6).whole.to).toBeLessThan(1100e6);
});

test('zoom and pan go over a cut as if it were as short as it is drawn', () => {
	const whole = { from: 0, to: 1000 };
	const axis = timeAxis(whole, whole, [{ from: 100, to: 900 }]);
	const zoomed = zoomAxis(axis, 0.5, 0);
	expect(zoomed.from).toBe(0);
	expect(timeAxis(whole, zoomed, axis.cuts).place(zoomed.to)).toBeCloseTo(100);
	expect(panAxis(timeAxis(whole, zoomed, axis.cuts), 5).to).toBeCloseTo(1000);
	expect(zoomOf(zoomAxis(axis, 4), whole)).toBeUndefined();
});

test('ticks start anew behind a cut', () => {
	const whole = { from: 0, to: 1_000_000e6 };
	const axis = timeAxis(whole, whole, [{ from: 1000e6, to: 999_000e6 }]);
	const texts = ticksOf(axis, 6).map((tick) => tick.text);
	expect(texts[0]).toBe('0');
	expect(texts.some((text) => text.startsWith('+'))).toBe(true);
	const places = ticksOf(axis, 6).map((tick) => tick.place);
	expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('times that read alike are told apart by how much later they are', () => {
	const whole = { from: 0, to: 3600e9 };
	const axis = timeAxis(whole, { from: 1800e9, to: 1800.01e9 }, []);
	expect(ticksOf(axis, 6).map((tick) => tick.text)).toEqual([
		'30 min',
		'+2 ms',
		'+4 ms',
		'+6 ms',
		'+8 ms',
		'+10 ms',
	]);
});
