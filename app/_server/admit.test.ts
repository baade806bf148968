import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { serve } from './endpoint.ts';
import { isKnownHost } from './known-host.ts';
import { route } from './testing/route.ts';

const folder = mkdtempSync(join(tmpdir(), 'dupin-admit-'));
// No store answers under this address: what is refused is refused before it is asked.
vi.stubEnv('DUPIN_DATA_DIR', folder);
vi.stubEnv('DUPIN_HOSTS', 'dupin.corp.example, other.example:8443');
vi.stubEnv('DUPIN_CLICKHOUSE_URL', 'http://127.0.0.1:9');
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const postFile = route('/api/files');
const getRecent = route('/api/recent');
const ask = (headers: Record<string, string> = {}) => new Request('http://dupin.test/api/x', { headers });

test('a page of another site may not post, whatever it says it sends', async () => {
	const post = (more: Record<string, string>) => {
		const headers = { 'content-type': 'application/octet-stream', ...more };
		return postFile(new Request('http://dupin.test/x', { method: 'POST', body: '[]', headers }));
	};
	const foreign: Record<string, string>[] = [
		{ origin: 'https://evil.example' },
		{ origin: 'null' },
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' },
	];
	for (const headers of foreign) expect((await post(headers)).status, JSON.stringify(headers)).toBe(403);
	// What is refused now is the file.
	expect((await post({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })).status).toBe(400);
	expect((await post({})).status).toBe(400);
});

test('files beyond a few at once are turned away, to be sent again; ended ones make room', async () => {
	const sent = Array.from({ length: 4 }, () => {
		const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
		return { readable, writer: writable.getWriter() };
	});
	const post = (body: BodyInit) =>
		serve(
			new Request('http://localhost:3000/api/files', {
				method: 'POST',
				body,
				headers: { host: 'localhost:3000', 'content-type': 'application/octet-stream' },
				duplex: 'half',
			} as RequestInit),
		);
	const answers = sent.map(({ readable }) => post(readable));
	for (const { writer } of sent) await writer.write(new TextEncoder().encode('[]'));
	const refused = await post('[]');
	expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
	for (const { writer } of sent) await writer.close();
	for (const answer of answers) expect((await answer).status).toBe(400);
	expect((await post('[]')).status).toBe(400);
});

test('what a page can send without asking is no file, even from nowhere', async () => {
	const headers = { 'content-type': 'text/plain' };
	const answer = await postFile(new Request('http://dupin.test/x', { method: 'POST', body: '[]', headers }));
	expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('octet-stream')]);
});

test('a name that was made to lead here reads nothing; names that were set do', async () => {
	expect((await getRecent(ask({ host: 'evil.example' }))).status).toBe(403);
	expect((await getRecent(ask({ host: 'dupin.corp.example:443' }))).status).toBe(200);
});

test.for([
	['localhost:3000', true],
	['127.0.0.1:3000', true],
	['[::1]:3000', true],
	['dupin.corp:8443', true],
	['localhost.evil.example', false],
	['127.0.0.1.evil.example:3000', false],
	['', false],
] as const)('the name %s: %s', ([host, known]) => {
	expect(isKnownHost(host, new Set(['dupin.corp']))).toBe(known);
});

test('an address that is none, and a method that does not fit, are told apart', async () => {
	expect((await route('/api/nothing')(ask())).status).toBe(404);
	const wrong = await route('/api/search')(new Request('http://dupin.test/', { method: 'POST', body: '{}' }));
	expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET']);
});
