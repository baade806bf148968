import { expect, test } from 'vitest';
import { spanStory } from './span-story.ts';
import { drawTable } from '../testing/table.ts';

test('a span says what it did, whom it called and that it failed', () => {
	const table = drawTable(`
keys     GET /keys  0-100   [kind server] [error]
  db     read       10-20
  db     read       20-30
  db     read       30-40
  flow   start      50-60
  keys   parse      60-70
log      write      0-5     [kind client]
`);
	expect(spanStory(table, 0)).toBe('Handled GET /keys, called db 3 times and flow, then failed.');
	expect(spanStory(table, 1)).toBe('Ran read.');
	expect(spanStory(table, 6)).toBe('Called write.');
});
