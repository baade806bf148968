import { expect, test } from 'vitest';
import { drawTrace } from '../testing/draw/draw-trace.ts';
import { pickSpans } from './pick-spans.ts';
import { spanBatchFromRows } from './rows.ts';
import { assemble } from '../trace/assemble.ts';

test('picked rows are the spans they were, attributes and all', () => {
	const { batch, rows } = drawTrace(`
web  GET /a  0-90  [attr a=1] [attr bé=zwei]
  b  x       5-20
  c  y       30-80 [error: no] [attr c=drei] [host h1]
`);
	const picked = assemble(pickSpans(batch, [2, 0]));
	const alone = assemble(spanBatchFromRows(rows.filter((_, row) => row !== 1)));
	expect(picked.spans.ids).toEqual(alone.spans.ids);
	for (const row of [0, 1]) expect(picked.details(row)).toEqual(alone.details(row));
	expect(picked.details(0).attributes).toEqual(
		new Map<string, unknown>([
			['a', 1],
			['bé', 'zwei'],
		]),
	);
	expect(pickSpans(batch, []).length).toBe(0);
});

test('services and resources of rows left out are left out too', () => {
	const { batch } = drawTrace('web GET /a 0-90 [host h0]\n  b x 5-20 [host h1]\n  c y 30-80 [host h2]');
	const picked = pickSpans(batch, [2, 2]);
	expect(picked.services.values).toEqual(['c']);
	expect(picked.resources.values).toHaveLength(1);
	expect([...picked.resources.codes]).toEqual([0, 0]);
});
