import { expect, test } from 'vitest';
import { SourceError } from './source-error.ts';

test('an error of another copy of the class is one too; any other error is none', () => {
	const other = Object.assign(new Error('late'), { name: 'SourceError', code: 'timeout', source: 'x' });
	expect([other instanceof SourceError, new SourceError('x', 'timeout', '') instanceof SourceError]).toEqual([
		true,
		true,
	]);
	expect(new Error('late') instanceof SourceError).toBe(false);
});
