import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coded } from '../model/columns.ts';
import { bytesToHex } from './hex.ts';
import { mergeSpans } from './merge-spans.ts';
import { type SpanRow, spanBatchFromRows } from './rows.ts';
import { spanDetails } from '../trace/details.ts';

const START = 1_790_000_000_000_000_000n;
const span = (id: number, more: Partial<SpanRow> = {}): SpanRow => ({
	traceId: 'ab'.repeat(16),
	spanId: id.toString(16).padStart(16, '0'),
	startTime: START + BigInt(id) * 1_000_000_000n,
	duration: 5_000_000n,
	service: `service ${id % 3}`,
	name: `GET /${id % 4}`,
	kind: 2,
	attributes: { place: id, text: `value ${id}` },
	resource: { 'host.name': `h${id % 2}` },
	...more,
});
const read = (source: string, ...rows: readonly SpanRow[]) => ({ source, batch: spanBatchFromRows(rows) });

/** What a person would see of a merged batch: each span with its sources and all that it says. */
function told(...reads: ReturnType<typeof read>[]) {
	const { batch, origins } = mergeSpans(reads);
	return Array.from({ length: batch.length }, (_, row) => ({
		id: Number.parseInt(bytesToHex(batch.spanIds, row * 8, 8), 16),
		from: coded(origins, row),
		service: coded(batch.services, row),
		name: coded(batch.names, row),
		start: batch.startTimes[row],
		attributes: Object.fromEntries(spanDetails(batch, row).attributes),
		host: spanDetails(batch, row).resource.get('host.name'),
	}));
}

test('spans that two sources tell of are one, with both named; the rest is kept from each', () => {
	const spans = told(read('own', span(1), span(2)), read('zipkin', span(2), span(3)));
	expect(spans.map(({ id, from }) => [id, from])).toEqual([
		[1, 'own'],
		[2, 'own, zipkin'],
		[3, 'zipkin'],
	]);
	expect(spans[2]).toMatchObject({ attributes: { place: 3, text: 'value 3' }, host: 'h1', name: 'GET /3' });
});

test('the fuller of two tellings stays, though the other rounded its time', () => {
	const poor = span(1, { startTime: START + 1_000_999_999n, attributes: {} });
	const full = span(1, { startTime: START + 1_000_000_000n });
	for (const reads of [
		[read('a', poor), read('b', full)],
		[read('a', full), read('b', poor)],
	]) {
		const spans = told(...reads);
		expect(spans).toHaveLength(1);
		expect(spans[0]).toMatchObject({ from: 'a, b', attributes: { place: 1 } });
	}
});

test('the two halves of a shared ID, and spans far apart in time, are not one', () => {
	const client = span(1, { kind: 3, service: 'web' });
	expect(told(read('a', client), read('b', span(1)))).toHaveLength(2);
	expect(told(read('a', span(1)), read('b', span(1, { startTime: START })))).toHaveLength(2);
});

test('what one source gives twice stays twice', () => {
	expect(told(read('a', span(1), span(1)))).toHaveLength(2);
	expect(told(read('a', span(1), span(1)), read('b', span(2)))).toHaveLength(3);
});

test('however spans are dealt out to sources, each is there once and whole', () => {
	const dealt = fc.array(fc.tuple(fc.nat(40), fc.subarray(['a', 'b', 'c'], { minLength: 1 })), {
		minLength: 1,
		maxLength: 40,
	});
	fc.assert(
		fc.property(dealt, (spans) => {
			const bySource = (name: string) =>
				new Map(spans.flatMap(([id, names]) => (names.includes(name) ? [[id, span(id)] as const] : [])));
			const reads = ['a', 'b', 'c'].map((name) => read(name, ...bySource(name).values()));
			const seen = told(...reads);
			expect(seen.map(({ id }) => id).sort((x, y) => x - y)).toEqual(
				[...new Set(spans.map(([id]) => id))].sort((x, y) => x - y),
			);
			for (const one of seen) {
				const [alone] = told(read('x', span(one.id)));
				expect({ ...one, from: 'x' }).toEqual(alone);
			}
		}),
	);
});
