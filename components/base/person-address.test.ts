import { expect, test } from 'vitest';
import { maybePerson } from './person-address.ts';

test.each([
	'Marisol Vega',
	'marrisol veja',
	'Ana de la Cruz',
	"Jörg O'Neil",
	'marisol.vega@blackbirdpost.example',
])('%s can be a person', (text) => expect(maybePerson(text, 2)).toBe(true));

test.each([
	'timeout',
	'error 5004 in keys',
	'service=content-keys',
	'7f3c9a51e2b84d06a1c45be9d07f2e38',
	'user=ana@example.test http.status_code=502',
	'one two three four five',
])('%s is looked for as it is', (text) => expect(maybePerson(text, 2)).toBe(false));

test('one word may be a person where it is only shown beside other things', () => {
	expect([maybePerson('Vega', 1), maybePerson('Vega', 2), maybePerson('keys-db2', 1)]).toEqual([
		true,
		false,
		false,
	]);
});
