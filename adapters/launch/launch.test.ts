import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startChild } from './child.ts';
import { readConfiguration } from '../config.ts';
import { launchConfig } from './config.ts';
import { supervise } from './supervise.ts';
import { portIsFree, untilReady } from './wait.ts';

const config = (env: Record<string, string>) => launchConfig(readConfiguration(env));

function script(text: string): string {
	const file = join(mkdtempSync(join(tmpdir(), 'dupin-launch-')), 'part.mjs');
	writeFileSync(file, text);
	return file;
}

test('settings out of the environment; a bad one is named', () => {
	expect(config({ NODE_ENV: 'test', DUPIN_WEB_PORT: '4000' }).webPort).toBe(4000);
	expect(() => config({ NODE_ENV: 'test', DUPIN_OTLP_PORT: 'x' })).toThrow('DUPIN_OTLP_PORT');
});

test('refuses to listen beyond loopback unless told so', () => {
	expect(() => config({ NODE_ENV: 'test', DUPIN_HOST: '0.0.0.0' })).toThrow('DUPIN_INSECURE_LISTEN');
	expect(config({ NODE_ENV: 'test', DUPIN_HOST: '0.0.0.0', DUPIN_INSECURE_LISTEN: '1' }).host).toBe(
		'0.0.0.0',
	);
});

/** A part that writes one line into a file at each start, and dies. */
function mortal(log: string): string {
	const write = `appendFileSync(${JSON.stringify(log)}, 'run\\n')`;
	return script(`import { appendFileSync } from 'node:fs'; ${write}; process.exit(3);`);
}

test('a part that never was ready is given up when it keeps dying', async () => {
	const lines: string[] = [];
	const log = script('');
	const options = { restarts: 2, pauseMs: 1, longestPauseMs: 1, say: (line: string) => lines.push(line) };
	const part = supervise('part', [mortal(log)], process.env, options);
	expect(await part.gaveUp).toBe(3);
	expect(readFileSync(log, 'utf8')).toBe('run\nrun\nrun\n');
	expect(lines).toHaveLength(2);
});

test('a part that was ready is started again whatever happens, after longer and longer pauses', async () => {
	const lines: string[] = [];
	const seen = Promise.withResolvers<void>();
	const part = supervise('part', [mortal(script(''))], process.env, {
		restarts: 1,
		pauseMs: 1,
		longestPauseMs: 4,
		say: (line) => lines.push(line) === 5 && seen.resolve(),
	});
	part.wasReady();
	await seen.promise;
	await part.stop(5_000);
	expect(await part.gaveUp).toBe(3);
	expect(lines.map((line) => /again in (.*) s/.exec(line)?.[1])).toEqual([
		'0.001',
		'0.002',
		'0.004',
		'0.004',
		'0.004',
	]);
});

test('stopping a part ends it and what it started itself', async () => {
	const child = startChild('part', [script('setInterval(() => {}, 1000);')], process.env);
	await child.stop(5_000);
	expect(await child.ended).toBe(0);
});

test('waiting ends at once when the part dies before it answers', async () => {
	await expect(untilReady('http://127.0.0.1:9/', Promise.resolve(2), 60_000)).rejects.toThrow('status 2');
});

test('a taken port is seen', async () => {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	expect(await portIsFree(port, '127.0.0.1')).toBe(false);
	await new Promise((resolve) => server.close(resolve));
	expect(await portIsFree(port, '127.0.0.1')).toBe(true);
});
