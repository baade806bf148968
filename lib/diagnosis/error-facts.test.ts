import { expect, test } from 'vitest';
import { diagnosed } from '../testing/draw/draw-diagnosis.ts';

test.each([
	['[status 200] [attr rpc.status_code=5]', 'keys did not find what it was asked for, so GET / failed'],
	[
		'[status 200] [attr rpc.status_code=NOT_FOUND]',
		'keys did not find what it was asked for, so GET / failed',
	],
	['[status 503] [attr rpc.status_code=14]', 'keys was not available, so GET / failed'],
	['[attr rpc.status_code=OK] [error]', 'keys failed, so GET / failed'],
])('a call that ended with %s is told by the code that says it failed', (marks, sentence) => {
	expect(diagnosed(`web GET / 0-90 [error]\n  keys Keys/Get 5-80 ${marks}`).verdict.sentence).toBe(sentence);
});
