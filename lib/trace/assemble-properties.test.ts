import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coded } from '../model/columns.ts';
import type { Trace } from '../model/trace.ts';
import { DRAWN_START, DRAWN_TRACE_ID, drawnSpanId } from '../testing/draw/draw-trace.ts';
import { printTrace } from '../testing/draw/print-trace.ts';
import { type SpanRow, spanBatchFromRows } from '../columns/rows.ts';
import { assemble } from './assemble.ts';

const MILLI = 1_000_000n;

/** Spans with any parents, hosts, kinds and times, IDs all different. */
const anyRows = fc
	.array(
		fc.record({
			parent: fc.integer({ min: -2, max: 25 }),
			host: fc.constantFrom('h1', 'h2', 'h3'),
			kind: fc.integer({ min: 0, max: 5 }),
			start: fc.integer({ min: -200, max: 200 }),
			length: fc.nat(120),
		}),
		{ minLength: 1, maxLength: 25 },
	)
	.map((spans) =>
		spans.map(
			({ parent, host, kind, start, length }, i): SpanRow => ({
				traceId: DRAWN_TRACE_ID,
				spanId: drawnSpanId(i),
				parentSpanId: parent < 0 ? '' : drawnSpanId(parent),
				startTime: DRAWN_START + BigInt(start) * MILLI,
				duration: BigInt(length) * MILLI,
				service: `service of ${host}`,
				name: `n${i}`,
				kind,
				resource: { 'host.name': host },
			}),
		),
	);

test('any order, repetition and split of the spans gives the same trace', () => {
	const shuffled = anyRows.chain((rows) =>
		fc.tuple(
			fc.constant(rows),
			fc.shuffledSubarray([...rows], { minLength: rows.length }),
			fc.subarray([...rows]),
		),
	);
	fc.assert(
		fc.property(shuffled, ([rows, order, repeated]) => {
			// Spans that start together keep no order of their own, so starts are told apart here.
			const apart = (row: SpanRow): SpanRow => ({
				...row,
				startTime: row.startTime + BigInt(Number.parseInt(row.spanId, 16)),
			});
			const once = assemble(spanBatchFromRows(rows.map(apart)));
			const again = assemble(spanBatchFromRows([...order, ...repeated].map(apart)));
			expect(printTrace(again)).toBe(printTrace(once));
			expect(again.durationNanos).toBe(once.durationNanos);
			expect(again.startTime).toBe(once.startTime);
		}),
		{ numRuns: 300 },
	);
});

test('skew correction never changes durations, raw times or the distance between spans of one host', () => {
	fc.assert(
		fc.property(anyRows, (rows) => {
			const batch = spanBatchFromRows(rows);
			const corrected = assemble(batch);
			const { spans } = corrected;
			expect([...spans.starts].every(Number.isFinite)).toBe(true);
			const raw = new Map(rows.map((row) => [row.spanId, row]));
			for (let row = 0; row < spans.length; row++) {
				const sent = raw.get(spans.ids[row] ?? '');
				expect(BigInt(spans.durations[row] ?? 0)).toBe(sent?.duration);
				expect(corrected.startTime + BigInt(spans.rawStarts[row] ?? 0)).toBe(sent?.startTime);
				const parent = spans.parents[row] ?? -1;
				const sameHost = parent !== -1 && coded(spans.services, row) === coded(spans.services, parent);
				const moved = (at: number) => (spans.starts[at] ?? 0) - (spans.rawStarts[at] ?? 0);
				expect(sameHost ? moved(row) : 0).toBe(sameHost ? moved(parent) : 0);
			}
		}),
		{ numRuns: 300 },
	);
});

/** Calls within calls, each on a host whose clock is wrong by some amount: what skew correction is for. */
const wrongClocks = fc
	.tuple(
		fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.nat(20), fc.nat(20)), { maxLength: 12 }),
		fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 4, maxLength: 4 }),
	)
	.map(([calls, clocks]) => {
		const spans = [{ host: 0, from: 0, to: 1000, parent: -1 }];
		for (const [parentSeed, host, before, after] of calls) {
			const parent = parentSeed % spans.length;
			const { from = 0, to = 0 } = spans[parent] ?? {};
			if (from + before <= to - after) spans.push({ host, from: from + before, to: to - after, parent });
		}
		return spans.map(
			({ host, from, to, parent }, i): SpanRow => ({
				traceId: DRAWN_TRACE_ID,
				spanId: drawnSpanId(i),
				parentSpanId: parent === -1 ? '' : drawnSpanId(parent),
				startTime: DRAWN_START + BigInt(from + (clocks[host] ?? 0)) * MILLI,
				duration: BigInt(to - from) * MILLI,
				service: `s${host}`,
				name: `n${i}`,
				kind: 2 + (depthOf(spans, i) % 2),
				resource: { 'host.name': `h${host}` },
			}),
		);
	});

function depthOf(spans: readonly { readonly parent: number }[], i: number): number {
	let depth = 0;
	for (let at = spans[i]?.parent ?? -1; at !== -1; at = spans[at]?.parent ?? -1) depth++;
	return depth;
}

test('skew correction applied twice is the same as once', () => {
	fc.assert(
		fc.property(wrongClocks, (rows) => {
			const once = assemble(spanBatchFromRows(rows));
			const twice = assemble(
				spanBatchFromRows(rows.map((row) => ({ ...row, startTime: correctedStart(once, row) }))),
			);
			expect(twice.notes.filter((note) => note.kind === 'clock-skew')).toEqual([]);
		}),
		{ numRuns: 1000 },
	);
});

function correctedStart(trace: Trace, sent: SpanRow): bigint {
	const row = trace.spans.ids.findIndex((id) => id === sent.spanId);
	return trace.startTime + BigInt(trace.spans.starts[row] ?? 0);
}
