import { expect, test } from 'vitest';
import { oncePer } from './once-per.ts';

test('works once for each object, also where the answer is undefined', () => {
	const asked: object[] = [];
	const once = oncePer((key: object) => void asked.push(key));
	const [a, b] = [{}, {}];
	once(a);
	once(a);
	once(b);
	expect(asked).toEqual([a, b]);
});
