import { expect, test } from 'vitest';
import { parseSessionWords } from './parse-session-words.ts';
import { DEFAULT_SESSION_WORDS } from './session-words.ts';

test("a company's own words replace the defaults they name, and nothing else", () => {
	const words = parseSessionWords('{"member":["acct"],"facts":{"hdcp":["tv.hdcp"]}}');
	expect(words.member).toEqual(['acct']);
	expect(words.session).toEqual(DEFAULT_SESSION_WORDS.session);
	expect(words.facts.hdcp).toEqual(['tv.hdcp']);
	expect(words.facts.plan).toEqual(DEFAULT_SESSION_WORDS.facts.plan);
});

test('a bad entry is named', () => {
	expect(() => parseSessionWords('{"member":"acct"}')).toThrow('session words, member');
	expect(() => parseSessionWords('{"facts":{"hdpc":["x"]}}')).toThrow('facts.hdpc: there is no such fact');
	expect(() => parseSessionWords('{"members":["x"]}')).toThrow('members');
});
