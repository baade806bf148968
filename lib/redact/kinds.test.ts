import { expect, test } from 'vitest';
import { seeded } from '../demo/random.ts';
import { madeSecrets } from '../testing/made/made-secrets.ts';
import { storedTexts } from '../testing/made/secret-places.ts';
import { redactText } from './redact-text.ts';
import { RedactionCounts } from './redaction.ts';

test('secrets of all kinds are found in all places, as good as every one', () => {
	let count = 0;
	const kept: string[] = [];
	const random = seeded(4);
	for (const secret of madeSecrets(() => random.next(), 400)) {
		for (const [place, text] of storedTexts(secret)) {
			count++;
			if (text.includes(secret.value)) kept.push(`${place}: ${secret.text}`);
		}
	}
	expect(kept.length / count, kept.slice(0, 5).join('\n')).toBeLessThan(0.005);
});

test.each([
	'4bf92f3577b34da6a3ce929d0e0e4736 00f067aa0ba902b7',
	'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
	'sk-learn 1.5.2 on task-7f9c8d and disk-0',
	'max_tokens=500 total_tokens: 120 token_count=7 tokenizer=cl100k',
	'author: bo, keyspace: plans, monkey=1, turnkey: yes',
	'the token is expired, the password was wrong, a secret is missing',
	'password: user not found',
	'--no-password --token-file /run/token',
	'SELECT password FROM users WHERE id = ?',
	'session.id is told by session.id=s-77',
	'pin: 3 spins=12 otpauth off; jwt expired; sigterm=1',
	'key-value store, key-001 moved; lint: 0 errors',
	'git commit 9fceb02d0ae598e95dc970b74767f19372d61af8 of npm_lifecycle_event',
	'<a href="/token">token</a> is a link',
	'2026-12-01T12:00:00.123Z 10.0.0.1:8080 1767225600123456789 x-us1',
	'-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
])('%s is no secret', (text) => {
	expect(redactText(text, new RedactionCounts())).toBe(text);
});
