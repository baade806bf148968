import { expect, test } from 'vitest';
import { memoByObject } from './memo-by-object.ts';

test('works once for each object, also where the answer is undefined', () => {
	const asked: object[] = [];
	const once = memoByObject((key: object) => void asked.push(key));
	const [a, b] = [{}, {}];
	once(a);
	once(a);
	once(b);
	expect(asked).toEqual([a, b]);
});
