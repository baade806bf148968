import { expect, test } from 'vitest';
import { closeId } from './close-id.ts';

const KNOWN = '7f3c9a51e2b84d06a1c45be9d07f2e38';

test.each([
	['7f3c9a51e2b84d06a1c45be9d07f2e39', 'one character differs'],
	['f73c9a51e2b84d06a1c45be9d07f2e38', 'two characters differ'],
	['f73c9a51e2b84d06a1c45be9d07f2e39', undefined],
	['7f3c9a51e2b84d06', 'it begins the same'],
	['a1c45be9d07f2e38', 'it holds this'],
	['7f3c9a5', undefined],
	['7f3c9a51e2b84d06a1c45be9d07f2e3800', 'the one asked for is longer'],
	['7f3c9a51e2b84d06a1c4be9d07f2e38', 'one character is missing'],
	['7f3c9a51e2b84d06a1c455be9d07f2e38', 'one character is too many'],
	['7f3c9a51e2b84d06a1c4be9d07f2e39', undefined],
	[KNOWN, undefined],
])('how %s is like a known ID: %s', (wanted, words) => {
	expect(closeId(wanted, KNOWN)).toBe(words);
});
