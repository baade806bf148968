import { expect, test } from 'vitest';
import { recognisedParts } from './recognised-parts.ts';

const LINE = 'license issue failed trace=7f3c9a51e2b84d06a1c45be9d07f2e38 session=PS-8841-20ZK-55 ok';

test('IDs of a log line are recognised, the rest is text', () => {
	const parts = recognisedParts(LINE).filter((part) => part.kind === 'recognised');
	expect(parts.map((part) => part.text)).toEqual(['7f3c9a51e2b84d06a1c45be9d07f2e38', 'PS-8841-20ZK-55']);
});

test('the parts joined are the text, whatever it is', () => {
	for (const text of [
		'',
		'a=b=c',
		'00-7f3c9a51e2b84d06a1c45be9d07f2e38-91ab04d2c0ffee01-01',
		'== 😀 x=1,',
		LINE,
	]) {
		expect(
			recognisedParts(text)
				.map((part) => part.text)
				.join(''),
		).toBe(text);
	}
});
