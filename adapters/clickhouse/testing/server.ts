import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A few lines of C that make a server out of the engine's library; they lie beside the project, not in it. */
const SOURCE = new URL('../../../../shared/tools/clickhouse-cluster/chserver.c', import.meta.url).pathname;
const LIBRARY = new URL(
	`../../../node_modules/@chdb/lib-linux-${process.arch}-gnu/libchdb.so`,
	import.meta.url,
).pathname;
const LISTEN =
	'system start listen queries all; select sleepEachRow(3) from numbers(100000000) settings max_block_size=1, function_sleep_max_microseconds_per_block=0 format Null';

/** A real ClickHouse server on loopback, with a folder of its own. */
export interface TestServer {
	readonly url?: string;
	/** Why there is none on this machine. */
	readonly missing?: string;
	close?(): Promise<void>;
}

/** Starts one, or says why there is none on this machine. */
export async function startTestServer(): Promise<TestServer> {
	if (!existsSync(SOURCE)) return { missing: 'the source of the test server is not there' };
	if (!existsSync(LIBRARY)) return { missing: `no engine library for ${process.platform}-${process.arch}` };
	const folder = mkdtempSync(join(tmpdir(), 'dupin-clickhouse-'));
	const program = join(folder, 'chserver');
	try {
		await promisify(execFile)('gcc', ['-O2', '-o', program, SOURCE, '-ldl']);
	} catch {
		rmSync(folder, { recursive: true });
		return { missing: 'there is no gcc to build the test server with' };
	}
	const [http, tcp] = [await freePort(), await freePort()];
	writeFileSync(join(folder, 'users.xml'), USERS);
	writeFileSync(join(folder, 'config.xml'), configOf(folder, http, tcp));
	const server = spawn(
		program,
		[
			LIBRARY,
			`--config-file=${folder}/config.xml`,
			`--path=${folder}/data`,
			'--multiquery',
			`--query=${LISTEN}`,
		],
		{ stdio: 'ignore' },
	);
	const ended = new Promise<void>((done) => server.once('exit', () => done()));
	const url = `http://127.0.0.1:${http}`;
	await answering(url, server);
	return {
		url,
		close: async () => {
			server.kill('SIGKILL');
			await ended;
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Asked again until it answers: it has no other way to say that it listens. */
async function answering(url: string, server: { readonly exitCode: number | null }): Promise<void> {
	const until = Date.now() + 30_000;
	while (Date.now() < until && server.exitCode === null) {
		const up = await fetch(`${url}/ping`).then(
			(answer) => answer.ok,
			() => false,
		);
		if (up) return;
	}
	throw new Error('the test server did not come up');
}

function freePort(): Promise<number> {
	return new Promise((done, fail) => {
		const probe = createServer().once('error', fail);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			const port = typeof address === 'object' && address !== null ? address.port : 0;
			probe.close(() => done(port));
		});
	});
}

const USERS = `<clickhouse><profiles><default/></profiles><quotas><default/></quotas><users><default><password></password>
<networks><ip>127.0.0.0/8</ip></networks><profile>default</profile><quota>default</quota></default></users></clickhouse>`;

function configOf(folder: string, http: number, tcp: number): string {
	return `<clickhouse><logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/err</errorlog></logger>
<path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><users_config>${folder}/users.xml</users_config>
<listen_host>127.0.0.1</listen_host><http_port>${http}</http_port><tcp_port>${tcp}</tcp_port>
<max_server_memory_usage>700000000</max_server_memory_usage><mark_cache_size>50000000</mark_cache_size></clickhouse>`;
}
