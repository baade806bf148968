import { expect, test } from 'vitest';
import { drawTrace } from '../testing/draw/draw-trace.ts';
import { assemble } from './assemble.ts';
import { criticalPath } from './critical-path.ts';
import { packPath, unpackPath } from './packed-parts.ts';

test('a critical path comes back from its arrays, rows without a part among them', () => {
	const { spans } = assemble(
		drawTrace('s root 0-100\n  s a 10-40\n    s a1 12-20\n  s c 15-30\n  s b 50-90').batch,
	);
	const path = criticalPath(spans, 0);
	const again = unpackPath(packPath(path));
	expect([...again.own]).toEqual([...path.own]);
	for (let row = 0; row < spans.length; row++)
		expect(again.parts.get(row), `row ${row}`).toEqual(path.parts.get(row) ?? []);
});
