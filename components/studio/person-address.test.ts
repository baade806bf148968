import { expect, test } from 'vitest';
import { maybePerson } from './person-address.ts';

test.each([
	'Marisol Vega',
	'marrisol veja',
	'Ana de la Cruz',
	"Jörg O'Neil",
	'marisol.vega@blackbirdpost.example',
])('%s can be a person', (text) => expect(maybePerson(text)).toBe(true));

test.each([
	'timeout',
	'error 5004 in keys',
	'service=content-keys',
	'7f3c9a51e2b84d06a1c45be9d07f2e38',
	'user=ana@example.test http.status_code=502',
	'one two three four five',
])('%s is looked for as it is', (text) => expect(maybePerson(text)).toBe(false));
