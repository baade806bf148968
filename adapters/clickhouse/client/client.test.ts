import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { SourceError } from '../../../lib/model/source-error.ts';
import { openClient } from './client.ts';

const OPTIONS = { signal: new AbortController().signal, deadlineMs: 10_000 };

/** A store that cuts the first so many answers in their midst. */
async function cuttingStore(cuts: number) {
	let asked = 0;
	const server = createServer((_, response) => {
		asked++;
		response.writeHead(200);
		response.write('{"n":1}\n', () => {
			if (asked <= cuts) response.destroy();
			else response.end('{"n":2}\n');
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}`;
	const client = openClient({ url, database: 'd', name: 'store', key: '', retentionDays: 7 });
	return {
		client,
		asked: () => asked,
		close: async () => {
			await client.close();
			server.close();
		},
	};
}

test('an answer that is cut in its midst is asked for once more, and never shown in part', async () => {
	const once = await cuttingStore(1);
	expect(await once.client.rows('SELECT n', {}, OPTIONS)).toEqual([{ n: 1 }, { n: 2 }]);
	expect(once.asked()).toBe(2);
	await once.close();
	const ever = await cuttingStore(9);
	await expect(ever.client.rows('SELECT n', {}, OPTIONS)).rejects.toBeInstanceOf(SourceError);
	expect(ever.asked()).toBe(2);
	await ever.close();
});
