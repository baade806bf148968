import { serialize } from 'node:v8';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fromMillis } from '../../lib/model/time.ts';
import { openTraceFileReader } from './open.ts';

const LIMITS = { maxBytes: 200_000_000, maxRows: 500_000 };
const NOW = fromMillis(1_760_000_000_000);
const span = (more: object = {}) => ({
	traceId: 'fe'.repeat(16),
	id: 'ab'.repeat(8),
	name: 'get',
	timestamp: 1,
	duration: 5,
	...more,
});

function setup({ deadlineMs = 30_000, heapMb = 1_024 } = {}) {
	const reader = openTraceFileReader({ deadlineMs, heapMb });
	return (bytes: Uint8Array | string, limits = LIMITS, signal = new AbortController().signal) =>
		reader.read(
			typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
			'a.json',
			NOW,
			limits,
			signal,
		);
}

test('a file comes back in columns, unpacked and with its secrets masked', async () => {
	const read = setup();
	const text = JSON.stringify([span({ tags: { password: 'hunter2' } })]);
	for (const bytes of [text, gzipSync(text)]) {
		const answer = await read(bytes);
		expect(answer).toMatchObject({
			ok: true,
			file: {
				format: 'zipkin',
				rejectedCount: 0,
				traces: [{ spans: { length: 1 }, summary: { spanCount: 1, rootOperation: 'get' } }],
			},
		});
		expect(answer.ok && answer.file.traces[0]?.spans.startTimes).toBeInstanceOf(BigUint64Array);
		expect(serialize(answer).includes('hunter2')).toBe(false);
	}
});

test('a file that is none, is damaged or holds too much says so', async () => {
	const read = setup();
	expect(await read('{"hello": 1}')).toMatchObject({
		code: 'bad-argument',
		message: expect.stringContaining('no trace'),
	});
	expect(await read(new Uint8Array([0x1f, 0x8b, 8, 0, 0]))).toMatchObject({
		message: 'The file is gzip, but damaged or cut off',
	});
	const bomb = gzipSync(new Uint8Array(3_000_000));
	expect(await read(bomb, { ...LIMITS, maxBytes: 2_000_000 })).toEqual({
		ok: false,
		code: 'too-large',
		message: 'The file is larger than 2 MB unpacked',
	});
	const two = JSON.stringify([span(), span({ id: 'cd'.repeat(8) })]);
	expect(await read(two, { ...LIMITS, maxRows: 1 })).toMatchObject({ code: 'too-large' });
});

test('what eats memory or time ends its own process: others have their turn meanwhile, and the next file is read', async () => {
	const items = gzipSync(`[${`{"name":"${'x'.repeat(80)}"},`.repeat(1_500_000)}{}]`);
	let turns = 0;
	const clock = setInterval(() => turns++, 5);
	const hungry = setup({ heapMb: 64 });
	expect(await hungry(items)).toMatchObject({
		code: 'too-large',
		message: 'a.json holds more than can be read at once',
	});
	expect(await setup({ deadlineMs: 1 })(items)).toMatchObject({
		code: 'too-large',
		message: 'a.json takes too long to read',
	});
	clearInterval(clock);
	expect(turns).toBeGreaterThan(10);
	expect(await hungry(JSON.stringify([span()]))).toMatchObject({ ok: true });
});

test('who went away ends the reading, and more files than can wait are turned away', async () => {
	const read = setup();
	const gone = new AbortController();
	const files = Array.from({ length: 8 }, () => read(JSON.stringify([span()]), LIMITS, gone.signal));
	await expect(read('[]')).rejects.toMatchObject({ code: 'limit' });
	gone.abort();
	for (const file of files) await expect(file).rejects.toMatchObject({ code: 'cancelled' });
	expect(await read(JSON.stringify([span()]))).toMatchObject({ ok: true });
});
