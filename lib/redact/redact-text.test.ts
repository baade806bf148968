import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactText } from './redact-text.ts';
import { REDACTED, RedactionCounts } from './redaction.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';
const redact = (text: string) => redactText(text, new RedactionCounts());

describe('what is masked', () => {
	test.each([
		['https://x.example/a?token=abc123&page=2', `https://x.example/a?token=${REDACTED}&page=2`],
		['GET /?access_token=abc HTTP/1.1', `GET /?access_token=${REDACTED} HTTP/1.1`],
		['login user=bo password=hunter2 ok', `login user=bo password=${REDACTED} ok`],
		['db_password="a b c" host=x', `db_password="${REDACTED}" host=x`],
		['{"apiKey":"k-1","n":1}', `{"apiKey":"${REDACTED}","n":1}`],
		['{"password":1234,"n":1}', `{"password":"${REDACTED}","n":1}`],
		['{"cookie":["a=b","c=d"],"n":1}', `{"cookie":"${REDACTED}","n":1}`],
		['{"m":"{\\"pwd\\":\\"x y\\"}"}', `{"m":"{\\"pwd\\":\\"${REDACTED}\\"}"}`],
		['Authorization: Basic dXNlcjpwYXNz', `Authorization: ${REDACTED}`],
		['Cookie: a=b; c=d\nHost: x', `Cookie: ${REDACTED}\nHost: x`],
		['sent Bearer abc.def-123456 on', `sent Bearer ${REDACTED} on`],
		['postgres://app:s3cret@db/x', `postgres://app:${REDACTED}@db/x`],
		[`got ${JWT}.`, `got ${REDACTED}`],
		['key AKIAIOSFODNN7EXAMPLE used', `key ${REDACTED} used`],
		['card 4111111111111111 declined', `card ${REDACTED} declined`],
		['card 4111 1111 1111 1111, 5500-0000-0000-0004', `card ${REDACTED}, ${REDACTED}`],
		['n 1234 4111 1111 1111 1111', `n 1234 ${REDACTED}`],
		['amex 3782 822463 10005', `amex ${REDACTED}`],
	])('%s', (text, clean) => {
		expect(redact(text)).toBe(clean);
	});
});

describe('what stays', () => {
	test.each([
		'GET /titles/{id}',
		'password: user not found',
		'max_tokens=500',
		'Bearer of bad news',
		'basic authentication failed',
		'1767225600123456789',
		'4111111111111112',
		'00f067aa0ba902b7 4bf92f3577b34da6a3ce929d0e0e4736',
		'SELECT * FROM plans WHERE id = 7',
		'user@example.com',
	])('%s', (text) => {
		expect(redact(text)).toBe(text);
	});
});

test('JSON stays JSON', () => {
	const number = fc.constantFrom(
		4111111111111111,
		4116595543851,
		-4116595543851,
		0.4116595543851,
		4116595543851.5,
		7,
		'card 4111111111111111',
		'":',
		'\\',
	);
	const json = fc.oneof(
		fc.json(),
		fc
			.array(fc.oneof(number, fc.dictionary(fc.string(), number)))
			.map((list) => JSON.stringify(list, null, 1)),
	);
	fc.assert(
		fc.property(json, fc.constantFrom('password', 'x-api-key', 'token'), (json, name) => {
			const text = `{"a":[{"${name}":"s3cr3t 1"}],"b":${json}}`;
			const clean = redact(text);
			expect(() => JSON.parse(clean)).not.toThrow();
			expect(clean).not.toContain('s3cr3t');
		}),
	);
});

test('masking twice is masking once', () => {
	const piece = fc.constantFrom(
		'password=',
		'token',
		':',
		'"',
		'\\',
		' ',
		'4111111111111111',
		JWT,
		'x',
		'[',
		']',
		'\n',
	);
	fc.assert(
		fc.property(fc.array(piece), (pieces) => {
			const once = redact(pieces.join(''));
			expect(redact(once)).toBe(once);
		}),
	);
});

test('counts by kind', () => {
	const counts = new RedactionCounts();
	redactText(`token=a password=b AKIAIOSFODNN7EXAMPLE ${JWT} 4111111111111111`, counts);
	expect(new Map(counts.list())).toEqual(
		new Map([
			['named', 2],
			['token', 1],
			['jwt', 1],
			['card', 1],
		]),
	);
});
