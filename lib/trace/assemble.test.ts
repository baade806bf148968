import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawTrace, DRAWN_START, DRAWN_TRACE_ID, drawnSpanId } from '../testing/draw/draw-trace.ts';
import { printTrace } from '../testing/draw/print-trace.ts';
import { SPAN_FLAG } from '../model/span-batch.ts';
import { type SpanRow, spanBatchFromRows } from '../columns/rows.ts';
import { assemble } from './assemble.ts';

function lines(text: string): string {
	return text
		.trim()
		.split('\n')
		.map((line) => line.replace(/^\t+/, ''))
		.join('\n');
}

function printed(drawing: string): string {
	return printTrace(assemble(drawTrace(drawing).batch));
}

function span(spanId: string, more: Partial<SpanRow> = {}): SpanRow {
	return {
		traceId: DRAWN_TRACE_ID,
		spanId,
		startTime: DRAWN_START,
		duration: 1_000_000n,
		service: 's',
		name: 'n',
		...more,
	};
}

test('spans stand depth first, siblings by start', () => {
	expect(printed('web GET 0-90\n  drm license 20-85\n    keys read 30-40\n  auth check 5-20')).toBe(
		lines(`
			web GET 0-90
			  auth check 5-20
			  drm license 20-85
			    keys read 30-40`),
	);
});

test('the same span delivered twice is there once', () => {
	const { rows } = drawTrace('web GET 0-90\n  auth check 5-20');
	const trace = assemble(spanBatchFromRows([...rows, ...rows]));
	expect(trace.spans.length).toBe(2);
	expect(trace.notes).toContainEqual({ kind: 'duplicates-dropped', spans: 2 });
});

test('two different spans with one ID are both kept', () => {
	const trace = assemble(
		spanBatchFromRows([span('00000000000000aa'), span('00000000000000aa', { name: 'other' })]),
	);
	expect(trace.spans.length).toBe(2);
	expect(trace.notes.map((note) => note.kind)).toContain('same-id');
});

test('the server half of a shared span goes under its client half, with or without the flag', () => {
	for (const flags of [SPAN_FLAG.shared, 0]) {
		const trace = assemble(
			spanBatchFromRows([
				span('00000000000000aa', { kind: 3, service: 'client' }),
				span('00000000000000aa', { kind: 2, service: 'server', flags }),
				span('00000000000000bb', { parentSpanId: '00000000000000aa', service: 'server', name: 'below' }),
			]),
		);
		expect(
			printTrace(trace)
				.split('\n')
				.map((line) => line.split(' 0-')[0]),
		).toEqual(['client n', '  server n', '    server below']);
		expect(trace.notes).toEqual([]);
	}
});

test('one client, two servers: three spans, children under the server of their service', () => {
	const trace = assemble(
		spanBatchFromRows([
			span('00000000000000aa', { kind: 3, service: 'client' }),
			span('00000000000000aa', { kind: 2, service: 'one', flags: 1 }),
			span('00000000000000aa', { kind: 2, service: 'two', flags: 1 }),
			span('00000000000000bb', { parentSpanId: '00000000000000aa', service: 'two', name: 'below' }),
		]),
	);
	expect(printTrace(trace)).toContain('  two n 0-1 [sameId] [shared]\n    two below');
	expect(trace.spans.length).toBe(4);
});

test('any order of arrival gives the same tree', () => {
	const { rows } = drawTrace('a x 0-90\n  b y 5-20\n    c z 6-7\n  d y 30-85\n    e z 31-80');
	const inOrder = printTrace(assemble(spanBatchFromRows(rows)));
	fc.assert(
		fc.property(fc.shuffledSubarray([...rows], { minLength: rows.length }), (shuffled) => {
			expect(printTrace(assemble(spanBatchFromRows(shuffled)))).toBe(inOrder);
		}),
	);
});

test('a span sent in two pieces is one span with both halves of its time', () => {
	const trace = assemble(
		spanBatchFromRows([
			span('00000000000000aa', { duration: 0n }),
			span('00000000000000aa', { duration: 7_000_000n }),
		]),
	);
	expect(printTrace(trace)).toBe('s n 0-7');
});

test('a span of no length keeps it', () => {
	expect(printed('a x 5-5')).toBe('a x 0-0');
});

test('a span whose parent is missing is kept and marked', () => {
	const trace = assemble(drawTrace('a x 0-90\nb y 5-20 [parent ff]').batch);
	expect(printTrace(trace)).toBe('a x 0-90\nb y 5-20 [orphan]');
	expect(trace.notes).toContainEqual({ kind: 'missing-parents', spans: 1, parents: 1, rows: [1] });
	expect(trace.mainRoot).toBe(0);
});

test('cycles are cut at the earliest span; every span is there once', () => {
	const a = drawnSpanId(0);
	const b = drawnSpanId(1);
	const c = drawnSpanId(2);
	const at = (ms: number) => DRAWN_START + BigInt(ms) * 1_000_000n;
	const trace = assemble(
		spanBatchFromRows([
			span(a, { parentSpanId: c, startTime: at(2), name: 'a' }),
			span(b, { parentSpanId: a, startTime: at(1), name: 'b' }),
			span(c, { parentSpanId: b, startTime: at(3), name: 'c' }),
			span(drawnSpanId(3), { parentSpanId: c, startTime: at(4), name: 'd' }),
			span(drawnSpanId(4), { parentSpanId: drawnSpanId(4), startTime: at(9), name: 'self' }),
		]),
	);
	expect(trace.spans.length).toBe(5);
	expect(
		printTrace(trace)
			.split('\n')
			.map((line) => line.trim().split(' ')[1]),
	).toEqual(['b', 'c', 'a', 'd', 'self']);
	expect(trace.notes).toContainEqual({ kind: 'cycle-cut', spans: 2, rows: [0, 4] });
});

test('two roots: the earliest is the main one', () => {
	const trace = assemble(drawTrace('late x 50-90\nearly y 5-20').batch);
	expect(printTrace(trace)).toBe('early y 0-15\nlate x 45-85');
	expect(trace.mainRoot).toBe(0);
});

test('a chain of 100,000 opens', () => {
	const rows = Array.from({ length: 100_000 }, (_, i) =>
		span(drawnSpanId(i), { parentSpanId: i === 0 ? '' : drawnSpanId(i - 1) }),
	);
	const trace = assemble(spanBatchFromRows(rows));
	expect(trace.spans.depths[99_999]).toBe(99_999);
	expect(trace.spans.subtreeEnds[0]).toBe(100_000);
});

test('a star of 10,000 opens', () => {
	const rows = Array.from({ length: 10_001 }, (_, i) =>
		span(drawnSpanId(i), { parentSpanId: i === 0 ? '' : drawnSpanId(0) }),
	);
	expect(assemble(spanBatchFromRows(rows)).spans.subtreeEnds[0]).toBe(10_001);
});

test('any parents whatever: every span exactly once, parents before children', () => {
	const size = 40;
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: -1, max: size + 3 }), { minLength: 1, maxLength: size }),
			(parents) => {
				const rows = parents.map((parent, i) =>
					span(drawnSpanId(i), {
						parentSpanId: parent < 0 ? '' : drawnSpanId(parent),
						name: `n${i}`,
						startTime: DRAWN_START + BigInt((i * 7) % 11),
					}),
				);
				const { spans } = assemble(spanBatchFromRows(rows));
				expect(new Set(spans.ids).size).toBe(parents.length);
				for (let row = 0; row < spans.length; row++) {
					expect(spans.parents[row]).toBeLessThan(row);
					expect(spans.subtreeEnds[row]).toBeGreaterThan(row);
				}
			},
		),
		{ numRuns: 500 },
	);
});

test('work that ran after the answer does not stretch the request', () => {
	const trace = assemble(
		drawTrace('web GET 0-90\n  web publish 80-82 [kind producer]\n    worker repair 500-900 [kind consumer]')
			.batch,
	);
	expect(trace.durationNanos).toBe(90e6);
	expect(trace.durationWithAsync).toBe(900e6);
	expect(trace.notes).toContainEqual({ kind: 'late-work', spans: 1, latestEnd: 900e6 });
});

test('details give back what was stored', () => {
	const trace = assemble(
		drawTrace('web GET 0-90 [error: broken] [attr a=1] [attr b=x] [event exception: boom] [host h1]').batch,
	);
	const details = trace.details(0);
	expect([...details.attributes]).toEqual([
		['a', 1],
		['b', 'x'],
	]);
	expect(details.statusMessage).toBe('broken');
	expect(details.events[0]?.attributes.get('exception.message')).toBe('boom');
	expect(trace.attribute(0, 'b')).toBe('x');
	expect(trace.attribute(0, 'host.name')).toBe('h1');
	expect(trace.attribute(0, 'none')).toBeUndefined();
});
