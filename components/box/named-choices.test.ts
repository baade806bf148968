import { expect, test } from 'vitest';
import type { NamedThing } from '../../lib/api/named.ts';
import { firstChoice, namedChoices, nextChoice } from './named-choices.ts';

const thing = (kind: NamedThing['kind']): NamedThing => ({
	kind,
	words: 'keys had no key',
	detail: '',
	tone: 'error',
	href: `/${kind}`,
});

test('things come before the search for the text; without any there is no list', () => {
	expect(namedChoices(' a b ', [thing('request'), thing('service')]).map(({ href }) => href)).toEqual([
		'/request',
		'/service',
		'/search?q=a%20b',
	]);
	expect(namedChoices('a', [])).toEqual([]);
});

test('Enter opens a thing named by its ID; a service only when it was chosen', () => {
	expect([firstChoice([thing('session')]), firstChoice([thing('service')]), firstChoice([])]).toEqual([
		0, -1, -1,
	]);
});

test('arrows go around both ends', () => {
	expect([nextChoice(-1, 'ArrowDown', 3), nextChoice(2, 'ArrowDown', 3)]).toEqual([0, 0]);
	expect([nextChoice(-1, 'ArrowUp', 3), nextChoice(0, 'ArrowUp', 3), nextChoice(2, 'ArrowUp', 3)]).toEqual([
		2, 2, 1,
	]);
});
