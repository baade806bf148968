// The sending half of `npm run bench:ingest`, a process of its own: encodes everything first, says
// "ready", waits for a line, then sends with bounded requests in flight and prints what it measured.
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import { encodedRequest } from './requests.ts';
import { seeded } from '../seeded.ts';

const { values: set } = parseArgs({
	options: {
		url: { type: 'string', default: '' },
		spans: { type: 'string', default: '1000000' },
		batch: { type: 'string', default: '2000' },
		connections: { type: 'string', default: '6' },
	},
});
const connections = Number(set.connections);
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const requests = encodeAll(Number(set.spans), Number(set.batch));
process.stdout.write('ready\n');
await once(process.stdin, 'data');

const acks: number[] = [];
let refused = 0;
const start = performance.now();
await Promise.all(Array.from({ length: connections }, sendFromQueue));
const seconds = (performance.now() - start) / 1000;
acks.sort((a, b) => a - b);
const spans = acks.length === 0 ? 0 : Number(set.spans);
const percentile = (share: number): number => acks[Math.floor((acks.length - 1) * share)] ?? 0;
process.stdout.write(
	`${JSON.stringify({ spans, seconds, refused, p50: percentile(0.5), p99: percentile(0.99) })}\n`,
);
process.exit(0);

function encodeAll(total: number, batch: number): Buffer[] {
	const random = seeded(7);
	const from = BigInt(Date.now() - 3_600_000) * 1_000_000n;
	const made: Buffer[] = [];
	for (let count = 0; count < total; count += batch) {
		made.push(encodedRequest(batch, from + BigInt(count) * 1_000_000n, random).body);
	}
	return made.reverse();
}

async function sendFromQueue(): Promise<void> {
	for (let body = requests.pop(); body; body = requests.pop()) {
		const begin = performance.now();
		for (;;) {
			const { status, retryAfter } = await send(body);
			if (status === 200) break;
			if (status !== 503) throw new Error(`answered ${status}`);
			refused++;
			await new Promise((resolve) => setTimeout(resolve, retryAfter * 1000));
		}
		acks.push(performance.now() - begin);
	}
}

function send(body: Buffer): Promise<{ readonly status: number; readonly retryAfter: number }> {
	return new Promise((resolve, reject) => {
		const headers = {
			'content-type': 'application/x-protobuf',
			'content-encoding': 'gzip',
			'content-length': body.length,
		};
		const sent = request(set.url, { method: 'POST', agent, headers }, (response) => {
			response.resume();
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					retryAfter: Number(response.headers['retry-after'] ?? 1),
				}),
			);
		});
		sent.on('error', reject);
		sent.end(body);
	});
}
