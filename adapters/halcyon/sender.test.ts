import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { seeded } from '../../lib/demo/random.ts';
import { hdKeyMissing } from '../../lib/demo/stories/hd-key-missing.ts';
import { playStory } from '../../lib/demo/story.ts';
import { traffic } from '../../lib/demo/traffic.ts';
import { Sender } from './sender.ts';

const NOW = 1_790_000_000_000_000_000n;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0)) await close();
});

interface Answer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: Uint8Array;
}

/** A collector that answers what it is told, then 200; and what it was sent. */
async function collector(...answers: Answer[]) {
	const got: { path: string; body: Buffer }[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			got.push({ path: request.url ?? '', body: gunzipSync(Buffer.concat(parts)) });
			const { status, headers, body } = answers.shift() ?? { status: 200 };
			response.writeHead(status, { ...headers }).end(body);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	closing.push(() => new Promise((resolve) => server.close(resolve)));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const sender = new Sender({ otlp: url, zipkin: url, signal: new AbortController().signal });
	return { got, sender };
}

test('what is put off is sent again, byte for byte, and counted once', async () => {
	const { got, sender } = await collector({ status: 503, headers: { 'retry-after': '0' } });
	const { spans } = playStory(hdKeyMissing, seeded(1), NOW);
	await sender.add({ spans, logs: [] });
	await sender.flush();
	expect(got).toHaveLength(2);
	expect(got[1]?.body.equals(got[0]?.body ?? Buffer.alloc(0))).toBe(true);
	expect(sender.counts).toEqual({ spans: 58, logs: 0, bodies: 1, rejected: 0, again: 1 });
});

test('spans that the collector turned down are counted', async () => {
	const { sender } = await collector({ status: 200, body: Uint8Array.of(0x0a, 0x02, 0x08, 0x07) });
	const { spans } = playStory(hdKeyMissing, seeded(1), NOW);
	await sender.add({ spans, logs: [] });
	await sender.flush();
	expect(sender.counts.rejected).toBe(7);
});

test('a body that is refused for good ends the sending with the reason', async () => {
	const { sender } = await collector({ status: 400, body: Buffer.from('not protobuf') });
	const { spans } = playStory(hdKeyMissing, seeded(1), NOW);
	await sender.add({ spans, logs: [] });
	await expect(sender.flush()).rejects.toThrow('400: not protobuf');
	expect(sender.counts.spans).toBe(0);
});

test('the legacy service speaks Zipkin with 64-bit IDs', async () => {
	const { got, sender } = await collector();
	for (const request of traffic(1, NOW, 1e6, NOW)) {
		if (!request.spans.some((span) => span.service === 'ratings-legacy')) continue;
		await sender.add({ spans: request.spans, logs: [] });
		break;
	}
	await sender.flush();
	const zipkin = got.find(({ path }) => path === '/api/v2/spans');
	const legacy: unknown = JSON.parse(zipkin?.body.toString() ?? '[]');
	expect(legacy).toEqual([
		expect.objectContaining({
			traceId: expect.stringMatching(/^[0-9a-f]{16}$/),
			localEndpoint: { serviceName: 'ratings-legacy' },
		}),
	]);
});
