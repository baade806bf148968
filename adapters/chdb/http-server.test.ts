import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from './engine.ts';
import { readKeyOf } from './read-key.ts';

/** The embedded engine asked by ClickHouse's own client, and by hand where that shows more. */
const folder = mkdtempSync(join(tmpdir(), 'dupin-engine-'));
let engine: Engine;
let reader: ReturnType<typeof createClient>;
let writer: ReturnType<typeof createClient>;

beforeAll(async () => {
	engine = await startEngine({
		dataDir: folder,
		host: '127.0.0.1',
		port: 0,
		memoryBytes: 700 * 1024 * 1024,
		database: 'faces',
	});
	const log = { level: ClickHouseLogLevel.OFF };
	reader = createClient({
		url: engine.url,
		database: 'faces',
		username: 'dupin',
		password: engine.readKey,
		log,
	});
	writer = createClient({ url: engine.url, database: 'faces', username: 'dupin', password: engine.writeKey });
	await writer.command({ query: 'CREATE TABLE t (a UInt64, b String) ENGINE = MergeTree ORDER BY a' });
});
afterAll(async () => {
	await reader.close();
	await writer.close();
	await engine.close();
	rmSync(folder, { recursive: true });
});

const ask = (query: string, more: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> =>
	fetch(`${engine.url}/?${new URLSearchParams({ query, ...more }).toString()}`, {
		...init,
		headers: new Headers([['X-ClickHouse-Key', engine.readKey], ...new Headers(init.headers)]),
	});

test('rows written by the client are read by the client, with bound values', async () => {
	const values = [
		{ a: '18446744073709551615', b: "it's \\ '; DROP TABLE t --" },
		{ a: '2', b: '🎬\n\t' },
	];
	await writer.insert({ table: 't', values, format: 'JSONEachRow' });
	for (const value of values) {
		const answer = await reader.query({
			query: 'SELECT toString(a) AS a, b FROM t WHERE b = {b:String}',
			query_params: { b: value.b },
			format: 'JSONEachRow',
		});
		expect(await answer.json()).toEqual([value]);
	}
});

test('as many bound values as a trace of 5,000 services has are taken', async () => {
	const hashes = Array.from({ length: 5_000 }, (_, index) => 18_446_744_073_709_551_615n - BigInt(index));
	const answer = await reader.query({
		query: 'SELECT length({hashes:Array(UInt64)}) AS count',
		query_params: { hashes },
		format: 'JSONEachRow',
	});
	expect(await answer.json()).toEqual([{ count: 5000 }]);
});

test('a long answer streams and can be left early', async () => {
	const answer = await reader.query({ query: 'SELECT number FROM numbers(3000000)', format: 'JSONEachRow' });
	let rows = 0;
	for await (const chunk of answer.stream<{ number: string }>()) {
		rows += chunk.length;
		if (rows > 100_000) break;
	}
	expect(rows).toBeLessThan(3_000_000);
	const whole = await reader.query({ query: 'SELECT number FROM numbers(300000)', format: 'JSONEachRow' });
	expect((await whole.json()).length).toBe(300_000);
});

test('errors come in the shape of ClickHouse', async () => {
	const failed = reader.query({ query: 'SELECT * FROM nowhere' });
	await expect(failed).rejects.toBeInstanceOf(ClickHouseError);
	await expect(failed).rejects.toMatchObject({ code: '60', type: 'UNKNOWN_TABLE' });
	const answer = await ask('SELECT FROM WHERE');
	expect([answer.status, answer.headers.get('X-ClickHouse-Exception-Code')]).toEqual([400, '62']);
	expect(await answer.text()).toMatch(/^Code: 62\. DB::Exception: /);
});

test('trap 3: a query that fails after rows went out leaves nothing to the next one', async () => {
	const good = 'SELECT number, toString(number) FROM numbers(1000) FORMAT TabSeparated';
	const before = await (await ask(good)).text();
	for (let i = 0; i < 5; i++) {
		await expect(
			ask('SELECT number, throwIf(number = 2900000) FROM numbers(3000000)', { max_block_size: '1000' }).then(
				(answer) => answer.text(),
			),
		).rejects.toThrow(/terminated|fetch failed/);
		expect(await (await ask(good)).text()).toBe(before);
	}
});

test('a read stops at its time limit with a clear message', async () => {
	const answer = await ask('SELECT count() FROM numbers(100000000000) WHERE sipHash64(number) = 1', {
		max_execution_time: '1',
	});
	expect([answer.status, answer.headers.get('X-ClickHouse-Exception-Code')]).toEqual([408, '159']);
});

test('a query whose client went away is ended inside the engine', async () => {
	const stop = new AbortController();
	const marked = 'SELECT count() FROM numbers(100000000000) WHERE sipHash64(number) = 424242';
	const running = async (): Promise<number> => {
		const rows = await reader.query({
			query:
				"SELECT count() AS n FROM system.processes WHERE query LIKE '%= 424242%' AND query NOT LIKE '%system.processes%'",
			format: 'JSONEachRow',
		});
		return Number((await rows.json<{ n: string }>())[0]?.n);
	};
	const asked = ask(marked, {}, { signal: stop.signal });
	await expect.poll(running).toBe(1);
	stop.abort();
	await expect(asked).rejects.toThrow(/abort/);
	await expect.poll(running, { timeout: 20_000 }).toBe(0);
});

test('without a key, with a wrong one, from a page or under a foreign name nothing is answered', async () => {
	const get = (headers: Record<string, string>) => asked(new URL(`${engine.url}/?query=SELECT+1`), headers);
	const key = { 'X-ClickHouse-Key': engine.readKey };
	expect(await get(key)).toMatchObject({ status: 200, sniff: 'nosniff', type: 'application/octet-stream' });
	expect((await get({})).code).toBe('516');
	expect((await get({ 'X-ClickHouse-Key': `${engine.readKey}x` })).code).toBe('516');
	expect((await get({ Authorization: `Basic ${btoa(`dupin:${engine.readKey}`)}` })).status).toBe(200);
	expect((await get({ ...key, Origin: 'http://127.0.0.1:3000' })).code).toBe('497');
	expect((await get({ ...key, Host: 'evil.example' })).code).toBe('497');
});

test('the key is a file that only its owner reads, and stays when the engine starts again', () => {
	const file = join(folder, 'store.key');
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(readKeyOf(folder)).toBe(engine.readKey);
});

test('trap 4: without the key nothing is written and no file or address is reached', async () => {
	const tries = [
		"SELECT * FROM file('/etc/passwd', LineAsString)",
		"SELECT * FROM url('http://127.0.0.1:1/', LineAsString)",
		"SELECT * FROM s3('http://127.0.0.1:1/x', 'CSV')",
		"SELECT * FROM remote('127.0.0.1:1', system.one)",
		"SELECT * FROM mysql('127.0.0.1:1', 'a', 'b', 'c', 'd')",
		"SELECT * FROM executable('x', 'TSV', 'a String')",
		`SELECT 1 INTO OUTFILE '${folder}/spool/evil'`,
		`SELECT 1 INTO/**/OUTFILE '${folder}/spool/evil'`,
		`SELECT 1 # '\n INTO OUTFILE '${folder}/spool/evil' -- '`,
		'SELECT 1 SETTINGS readonly = 0',
		'INSERT INTO t VALUES (1, 2)',
		'WITH 1 AS x INSERT INTO t SELECT x, x',
		"INSERT INTO FUNCTION file('evil', 'TSV') SELECT 1",
		'CREATE TABLE x (a Int8) ENGINE = Memory',
		'DROP TABLE t',
		'ALTER TABLE t DELETE WHERE 1',
		'SET readonly = 0',
		'KILL QUERY WHERE 1',
		'SYSTEM SHUTDOWN',
		'SELECT 1; DROP TABLE t',
		"BACKUP TABLE t TO File('x')",
	];
	for (const query of tries) {
		const answer = await ask(query);
		const text = await answer.text();
		expect(answer.status, `${query} → ${text}`).toBeGreaterThanOrEqual(400);
		expect(text, query).not.toContain('root:');
	}
	expect((await ask('INSERT INTO t FORMAT TSV', {}, { method: 'POST', body: '1\t2\n' })).status).toBe(500);
	expect((await ask('SELECT 1', { readonly: '0', allow_ddl: '1' })).status).toBe(500);
	expect(readdirSync(join(folder, 'spool'))).toEqual([]);
	const left = await reader.query({ query: 'SELECT count() AS n FROM t', format: 'JSONEachRow' });
	expect(await left.json()).toEqual([{ n: 2 }]);
});

test('bodies and answers are compressed as the client asks', async () => {
	const answer = await fetch(`${engine.url}/?enable_http_compression=1&default_format=TSV`, {
		method: 'POST',
		body: 'SELECT number FROM numbers(1000)',
		headers: { 'Accept-Encoding': 'gzip', 'X-ClickHouse-Key': engine.readKey },
	});
	expect(answer.headers.get('Content-Encoding')).toBe('gzip');
	expect((await answer.text()).split('\n').length).toBe(1001);
	const zipped = createClient({
		url: engine.url,
		database: 'faces',
		username: 'dupin',
		password: engine.writeKey,
		compression: { request: true, response: true },
	});
	await zipped.command({ query: 'CREATE TABLE z (a UInt64) ENGINE = Memory' });
	await zipped.insert({ table: 'z', values: [{ a: 7 }], format: 'JSONEachRow' });
	const rows = await zipped.query({ query: 'SELECT a FROM z', format: 'JSONEachRow' });
	expect(await rows.json()).toEqual([{ a: 7 }]);
	await zipped.close();
});

test('EXPLAIN, SHOW, DESCRIBE and EXISTS answer readers; ping answers everybody', async () => {
	for (const query of ['EXPLAIN SELECT 1', 'SHOW TABLES', 'DESCRIBE TABLE t', 'EXISTS TABLE t'])
		expect((await ask(query)).status, query).toBe(200);
	expect(await (await fetch(`${engine.url}/ping`)).text()).toBe('Ok.\n');
	expect(await reader.ping()).toEqual({ success: true });
});

test('many readers at once are all answered', async () => {
	const answers = await Promise.all(
		Array.from({ length: 40 }, async (_, i) =>
			(await ask(`SELECT sum(number) + ${i} FROM numbers(100000)`)).text(),
		),
	);
	expect(answers).toEqual(Array.from({ length: 40 }, (_, i) => `${4_999_950_000 + i}\n`));
});

/** What is answered to these headers; `fetch` would not send them all. */
function asked(url: URL, headers: Record<string, string>) {
	return new Promise<{ status?: number; code?: string; sniff?: string; type?: string }>((done, fail) => {
		httpGet(url, { headers }, (answer) => {
			answer.resume();
			const header = (name: string) => {
				const value = answer.headers[name];
				return typeof value === 'string' ? value : undefined;
			};
			done({
				status: answer.statusCode,
				code: header('x-clickhouse-exception-code'),
				sniff: header('x-content-type-options'),
				type: header('content-type'),
			});
		}).on('error', fail);
	});
}
