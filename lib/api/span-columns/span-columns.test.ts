import { expect, test } from 'vitest';
import { drawTrace } from '../../testing/draw/draw-trace.ts';
import { assemble } from '../../trace/assemble.ts';
import { decodeSpanColumns } from './decode.ts';
import { encodeSpanColumns } from './encode.ts';

test('a span table comes back as it went', () => {
	const { spans } = assemble(
		drawTrace('web GET /é 0-90 [error]\n  auth check 5-20 [kind server]\n  drm license 20-85 [kind client]')
			.batch,
	);
	expect(decodeSpanColumns(encodeSpanColumns(spans))).toEqual(spans);
});

test('anything else, or a cut one, is refused', () => {
	expect(() => decodeSpanColumns(new Uint8Array(64))).toThrow('not a span table');
	const bytes = encodeSpanColumns(assemble(drawTrace('web GET 0-90').batch).spans);
	expect(() => decodeSpanColumns(bytes.slice(0, -8))).toThrow('cut off');
});
