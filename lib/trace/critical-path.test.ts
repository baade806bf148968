import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coded } from '../model/columns.ts';
import { drawTrace, DRAWN_START, DRAWN_TRACE_ID, drawnSpanId } from '../testing/draw/draw-trace.ts';
import { spanBatchFromRows } from '../columns/rows.ts';
import { assemble } from './assemble.ts';
import { criticalPath } from './critical-path.ts';

/** Operation and part of every stretch of the path, by time. */
function walked(drawing: string): readonly string[] {
	const { spans, mainRoot } = assemble(drawTrace(drawing).batch);
	return [...criticalPath(spans, mainRoot).parts]
		.flatMap(([row, parts]) => parts.map(([from, to]) => ({ name: coded(spans.names, row), from, to })))
		.sort((a, b) => a.from - b.from)
		.map(({ name, from, to }) => `${name} ${from / 1e6}-${to / 1e6}`);
}

test('one hands over to the next; what ran beside them was not waited for', () => {
	expect(walked('s root 0-100\n  s a 10-40\n  s c 15-30\n  s b 50-90')).toEqual([
		'root 0-10',
		'a 10-40',
		'root 40-50',
		'b 50-90',
		'root 90-100',
	]);
});

test('of children that overlap the last to end counts', () => {
	expect(walked('s root 0-100\n  s a 10-60\n  s b 30-90')).toEqual(['root 0-30', 'b 30-90', 'root 90-100']);
});

test('a child longer than its parent is cut at both ends', () => {
	expect(walked('s root 0-100\n  s a 20-60 [kind client]\n    s b 10-70')).toEqual([
		'root 0-20',
		'b 20-60',
		'root 60-100',
	]);
});

test('queued work is not waited for, unless it is a step inside its workflow', () => {
	expect(walked('s root 0-100\n  s send 10-20 [kind producer]\n    s late 30-40 [kind consumer]')).toEqual([
		'root 0-10',
		'send 10-20',
		'root 20-100',
	]);
	expect(walked('s flow 0-100\n  s step 30-90 [kind consumer]')).toEqual([
		'flow 0-30',
		'step 30-90',
		'flow 90-100',
	]);
});

test('a chain of 100,000 and a star of 50,000 are walked', () => {
	const rows = (count: number, parent: (i: number) => number) =>
		spanBatchFromRows(
			Array.from({ length: count }, (_, i) => ({
				traceId: DRAWN_TRACE_ID,
				spanId: drawnSpanId(i),
				parentSpanId: i === 0 ? '' : drawnSpanId(parent(i)),
				startTime: DRAWN_START + BigInt(i),
				duration: BigInt(i === 0 ? 1_000_000 : 1),
				service: 's',
				name: 'n',
			})),
		);
	for (const batch of [rows(100_000, (i) => i - 1), rows(50_000, () => 0)]) {
		const { spans } = assemble(batch);
		expect(criticalPath(spans, 0).own.reduce((sum, nanos) => sum + nanos, 0)).toBe(1_000_000);
	}
});

test('own parts never overlap and add up to the root, whatever the trace', () => {
	const span = fc.record({ from: fc.nat(100), length: fc.nat(60), depth: fc.integer({ min: 1, max: 5 }) });
	fc.assert(
		fc.property(fc.array(span, { maxLength: 40 }), (drawn) => {
			const lines = drawn.map(
				({ from, length, depth }) => `${' '.repeat(depth)}s n ${from}-${from + length}`,
			);
			const { batch } = drawTrace(['s root 10-110', ...lines].join('\n'));
			const { spans, mainRoot } = assemble(batch, { correctSkew: false });
			const { own, parts } = criticalPath(spans, mainRoot);
			expect(own.reduce((sum, nanos) => sum + nanos, 0)).toBe(100e6);
			const all = [...parts.values()].flat().toSorted(([a], [b]) => a - b);
			expect(all.slice(1).map(([from]) => from)).toEqual(all.slice(0, -1).map(([, to]) => to));
		}),
		{ numRuns: 300 },
	);
});
