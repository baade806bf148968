import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { until } from '../testing/until.ts';
import { startDecodePool } from './pool.ts';
import type { DecodeJob } from './protocol.ts';

/** A thread that dies of its first job and, while the file `broken` is there, of its start. */
const MORTAL = `
import { existsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
if (existsSync(new URL('broken', import.meta.url))) throw new Error('no room for a thread');
parentPort.on('message', () => process.exit(1));
parentPort.postMessage('ready');
`;

const job = (): DecodeJob => ({
	protocol: 'otlp-traces',
	format: 'protobuf',
	encoding: 'identity',
	body: new Uint8Array(8),
	limitBytes: 1000,
});

test('a successor that can not start is tried again; until then jobs are refused, not kept waiting', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'dupin-pool-'));
	const [file, broken] = [join(folder, 'thread.mjs'), join(folder, 'broken')];
	writeFileSync(file, MORTAL);
	const deaths: string[] = [];
	const pool = await startDecodePool({
		threads: 1,
		jobDeadlineMs: 60_000,
		retentionDays: 7,
		codecModule: '',
		retryMs: 1,
		onDeath: (reason) => deaths.push(reason),
		file: pathToFileURL(file),
	});
	writeFileSync(broken, '');
	await expect(pool.decode(job())).rejects.toThrow('died');
	await until('two successors have failed', () => deaths.length > 2);
	expect([pool.ready(), deaths.at(-1)]).toEqual([false, 'no room for a thread']);
	await expect(pool.decode(job())).rejects.toThrow('no decode thread');
	rmSync(broken);
	await until('a successor has started', () => pool.ready());
	await pool.close();
	rmSync(folder, { recursive: true });
});
