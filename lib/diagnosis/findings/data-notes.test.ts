import { expect, test } from 'vitest';
import { diagnosed } from '../../testing/draw/draw-diagnosis.ts';

const call = (at: number, host: string, by: number) =>
	`  a call ${at}-${at + 100} [kind client] [host h1]
    m work ${at + 20 + by}-${at + 80 + by} [kind server] [host ${host}]
      m call ${at + 30 + by}-${at + 70 + by} [kind client] [host ${host}]
        b work ${at + 40}-${at + 60} [kind server] [host h4]`;

test('a clock that ran differently for its spans is told once, with how far', () => {
	const drawing = `a all 0-900 [host h1]\n${call(100, 'h2', 0)}\n${call(300, 'h3', 5_000)}\n${call(500, 'h5', 9_000)}`;
	const titles = diagnosed(drawing).findings.flatMap(({ kind, service, title }) =>
		kind === 'clock-skew' && service === 'h4' ? [title] : [],
	);
	expect(titles).toEqual(['Clock ran 5.00 s to 9.00 s behind']);
});
