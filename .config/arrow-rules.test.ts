import { expect, test } from 'vitest';
import { circles, importsOf, roomOf } from './arrow-rules.ts';
import { ROOMS } from './arrows.ts';

test('imports are seen in every form, as paths from the top', () => {
	const text = `import { a } from '../b/a.ts';
import './own.css';
const lazy = import('../../components/x.tsx');
new Worker(new URL('./w.worker.ts', import.meta.url));
import 'react';`;
	expect(importsOf('lib/a/file.ts', text)).toEqual([
		'lib/b/a.ts',
		'lib/a/own.css',
		'components/x.tsx',
		'lib/a/w.worker.ts',
	]);
});

test('a room is the folder below its side; what lies on a side itself is its room "."', () => {
	expect(roomOf('lib/trace/parents.ts')).toBe('lib/trace');
	expect(roomOf('adapters/collector/http/route.ts')).toBe('adapters/collector');
	expect(roomOf('adapters/wiring.ts')).toBe('adapters/.');
	expect(roomOf('app/page.tsx')).toBeUndefined();
});

test('a circle is named, of any length, without those that only lead to it; the table has none', () => {
	expect(circles({ a: ['b'], b: ['c'], c: ['a'], d: ['a'], e: [], f: ['d', 'd'] })).toEqual(['a', 'b', 'c']);
	expect(circles(ROOMS)).toEqual([]);
});
