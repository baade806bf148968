import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { createWebhookMessenger } from './messenger.ts';

const servers: ReturnType<typeof createServer>[] = [];
afterAll(() => {
	for (const server of servers) server.close();
});

async function listen(answer: RequestListener): Promise<string> {
	const server = createServer(answer);
	servers.push(server);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port }: Pick<AddressInfo, 'port'> = server.address() as AddressInfo;
	return `http://127.0.0.1:${port}/hook`;
}
const OPTIONS = { signal: new AbortController().signal, deadlineMs: 5_000 };
const MESSAGE = {
	text: 'No HD key',
	traceId: 'ab',
	service: 'content-keys',
	team: 'Content Keys',
	link: '/r/ab',
};

test('the receiver gets the message as JSON', async () => {
	const got: unknown[] = [];
	const address = await listen((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			got.push([
				request.method,
				request.headers['content-type'],
				JSON.parse(Buffer.concat(chunks).toString()),
			]);
			response.end('ok');
		});
	});
	await createWebhookMessenger(address).send(MESSAGE, OPTIONS);
	expect(got).toEqual([['POST', 'application/json', MESSAGE]]);
});

test('a refusal, a redirect, silence and a closed door each say what happened', async () => {
	const send = async (answer: RequestListener, deadlineMs = 5_000) =>
		createWebhookMessenger(await listen(answer)).send(MESSAGE, { ...OPTIONS, deadlineMs });
	await expect(send((_, response) => response.writeHead(403).end('no such channel'))).rejects.toMatchObject({
		code: 'refused',
		message: 'the receiver answered 403: no such channel',
	});
	await expect(
		send((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()),
	).rejects.toMatchObject({ code: 'refused', message: 'the receiver answered 302' });
	await expect(send(() => {}, 20)).rejects.toMatchObject({ code: 'timeout' });
	await expect(createWebhookMessenger('http://127.0.0.1:1/').send(MESSAGE, OPTIONS)).rejects.toMatchObject({
		code: 'unreachable',
	});
	expect(() => createWebhookMessenger('file:///etc/passwd')).toThrow('http or https');
});
