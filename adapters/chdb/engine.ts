import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { Session } from 'chdb';
import type { HasHealth } from '../../lib/ports/has-health.ts';
import { Gate } from './gate.ts';
import { answer } from './http-server.ts';
import type { QueryLimits } from './queries.ts';
import { readKeyOf } from './read-key.ts';

/** Bound values stand in the address: as long as ClickHouse's own `http_max_uri_size`, in bytes. */
const LONGEST_ADDRESS = 1_048_576;

export interface EngineOptions {
	readonly dataDir: string;
	readonly host: string;
	/** 0 for any free port. */
	readonly port: number;
	/** Bytes the engine may hold in memory. */
	readonly memoryBytes: number;
	readonly database: string;
}

/** ClickHouse inside this process, served on loopback in ClickHouse's HTTP protocol. */
export interface Engine {
	readonly url: string;
	/** Who holds this may read. It stays, so that the site keeps reading while the engine is started again. */
	readonly readKey: string;
	/** Only who holds this may write. It is made anew at every start and never leaves the machine. */
	readonly writeKey: string;
	readonly health: HasHealth;
	close(): Promise<void>;
}

const READS_AT_ONCE = 4;
const READS_IN_LINE = 64;

/** Opens the engine on its data folder. Throws one clear line when another process holds the folder. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
	const path = join(options.dataDir, 'clickhouse');
	const spool = join(options.dataDir, 'spool');
	rmSync(spool, { recursive: true, force: true });
	mkdirSync(spool, { recursive: true });
	const keeper = openKeeper(path, options.memoryBytes);
	await keeper.queryAsync(`CREATE DATABASE IF NOT EXISTS ${options.database}`);

	const readKey = readKeyOf(options.dataDir);
	const writeKey = randomBytes(24).toString('base64url');
	const limits: QueryLimits = {
		path,
		database: options.database,
		queryMemory: Math.floor(options.memoryBytes / 2),
		readSeconds: 30,
	};
	const gate = new Gate(READS_AT_ONCE, READS_IN_LINE);
	const server = createServer(
		{ maxHeaderSize: LONGEST_ADDRESS },
		(request, response) => void answer(request, response, { limits, gate, readKey, writeKey, spool }),
	);
	// Longer than clients keep idle connections: a request must not meet a connection that is being closed.
	server.keepAliveTimeout = 120_000;
	await listen(server, options.port, options.host);
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : options.port;

	return {
		url: `http://${options.host}:${port}`,
		readKey,
		writeKey,
		health: {
			ready: async () => (keeper.open ? { ready: true } : { ready: false, reason: 'the engine is closed' }),
		},
		close: async () => {
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
			keeper.close();
			rmSync(join(path, 'owner'), { force: true });
		},
	};
}

/** The session that holds the folder for as long as the engine runs. */
function openKeeper(path: string, memoryBytes: number): Session {
	mkdirSync(path, { recursive: true });
	const owner = join(path, 'owner');
	try {
		const session = new Session(path, {
			connectionArgs: [
				`--max_server_memory_usage=${memoryBytes}`,
				'--mark_cache_size=67108864',
				'--uncompressed_cache_size=0',
				'--index_mark_cache_size=33554432',
				'--primary_index_cache_size=67108864',
			],
		});
		writeFileSync(owner, String(process.pid));
		return session;
	} catch (error) {
		// chDB does not say why it can't open a folder; whose the folder is tells.
		const pid = livingOwner(owner);
		if (pid === undefined) throw error;
		throw new Error(`The data folder is in use by process ${pid}; one process at a time may own it.`, {
			cause: error,
		});
	}
}

function livingOwner(file: string): number | undefined {
	try {
		const pid = Number(readFileSync(file, 'utf8'));
		process.kill(pid, 0);
		return pid;
	} catch (error) {
		const denied = error instanceof Error && 'code' in error && error.code === 'EPERM';
		return denied ? Number(readFileSync(file, 'utf8')) : undefined;
	}
}

function listen(server: Server, port: number, host: string): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, resolve);
	});
}
