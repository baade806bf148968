import { ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { DeadlineError, withDeadline } from '../../../lib/base/deadline.ts';
import { SourceError, type SourceErrorCode } from '../../../lib/model/source-error.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';

export interface ClickHouseConfig {
	/** `http://host:port`; may hold user and password. */
	readonly url: string;
	readonly database: string;
	/** Name of this source on the page. */
	readonly name: string;
	/** Key of the embedded engine, for writing or for reading; empty for a server, whose user stands in `url`. */
	readonly key: string;
	readonly retentionDays: number;
}

/** Values bound to `{name:Type}` places of a query. They never enter its text. */
export type Values = Readonly<Record<string, unknown>>;

/** The few ways Dupin talks to ClickHouse. Every error leaves as SourceError. */
export interface Client {
	readonly config: ClickHouseConfig;
	/** Rows as objects. */
	rows<T>(sql: string, values: Values, options: ReadOptions): Promise<readonly T[]>;
	/** The answer's bytes in Native format. */
	native(sql: string, values: Values, options: ReadOptions): Promise<Uint8Array>;
	/** A statement that changes something and answers nothing. */
	command(sql: string, settings?: Readonly<Record<string, string | number>>): Promise<void>;
	/** Inserts blocks laid end to end, once for each token. */
	insertNative(table: string, token: string, blocks: readonly Uint8Array[]): Promise<void>;
	close(): Promise<void>;
}

export function openClient(config: ClickHouseConfig): Client {
	const client = createClient({
		url: config.url,
		database: config.database,
		...(config.key === '' ? {} : { username: 'dupin', password: config.key }),
		compression: { response: false, request: false },
		keep_alive: { enabled: true, idle_socket_ttl: 2500 },
		max_open_connections: 16,
		request_timeout: 120_000,
		// Errors reach the caller; the library's own log would tell them a second time.
		log: { level: ClickHouseLogLevel.OFF },
	});
	const read = <T>(options: ReadOptions, work: (signal: AbortSignal) => Promise<T>) =>
		withDeadline(options.deadlineMs, options.signal, (signal) =>
			// The embedded engine cuts the answer of a query that fails in its midst, for memory that others had just then.
			work(signal).catch((error: unknown) => {
				if (signal.aborted || !isCut(error)) throw error;
				return work(signal);
			}),
		).catch((error: unknown) => {
			throw sourceError(config.name, error, options.signal);
		});
	const change = async (work: () => Promise<unknown>) => {
		try {
			await work();
		} catch (error) {
			throw sourceError(config.name, error);
		}
	};
	return {
		config,
		rows: <T>(sql: string, values: Values, options: ReadOptions) =>
			read(options, async (signal) => {
				const answer = await client.query({
					query: sql,
					query_params: { ...values },
					format: 'JSONEachRow',
					abort_signal: signal,
				});
				return answer.json<T>();
			}),
		native: (sql, values, options) =>
			read(options, async (signal) => {
				const answer = await client.exec({
					query: `${sql} FORMAT Native`,
					query_params: { ...values },
					abort_signal: signal,
				});
				const chunks: Buffer[] = [];
				for await (const chunk of answer.stream) chunks.push(Buffer.from(chunk));
				return Buffer.concat(chunks);
			}),
		command: (sql, settings = {}) =>
			change(() => client.command({ query: sql, clickhouse_settings: { ...settings } })),
		insertNative: (table, token, blocks) => change(() => postBlocks(config, table, token, blocks)),
		close: () => client.close(),
	};
}

/** Whether the connection ended before the answer did. */
function isCut(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

/** `@clickhouse/client` offers no Native inserts, so this one request is made by hand. */
async function postBlocks(
	config: ClickHouseConfig,
	table: string,
	token: string,
	blocks: readonly Uint8Array[],
): Promise<void> {
	const url = new URL(config.url);
	const headers: Record<string, string> = { 'Content-Type': 'application/octet-stream' };
	const user = config.key === '' ? decodeURIComponent(url.username) : 'dupin';
	if (user !== '') {
		headers['X-ClickHouse-User'] = user;
		headers['X-ClickHouse-Key'] = config.key === '' ? decodeURIComponent(url.password) : config.key;
	}
	url.username = '';
	url.password = '';
	url.search = new URLSearchParams({
		query: `INSERT INTO ${table} FORMAT Native`,
		database: config.database,
		insert_deduplication_token: token,
		deduplicate_blocks_in_dependent_materialized_views: '1',
		max_insert_threads: '1',
		async_insert: '0',
		// One insert is one block, so that one token stands for all of it.
		min_insert_block_size_rows: '10000000',
		min_insert_block_size_bytes: '4000000000',
		max_insert_block_size: '10000000',
	}).toString();
	const answer = await fetch(url, {
		method: 'POST',
		headers,
		body: new Blob(blocks.map((block) => new Uint8Array(block))),
		signal: AbortSignal.timeout(120_000),
	});
	const text = await answer.text();
	if (!answer.ok)
		throw new ClickHouseError({
			message: text,
			code: answer.headers.get('X-ClickHouse-Exception-Code') ?? '0',
			type: '',
		});
}

/** ClickHouse's codes for data or queries that will never be taken, however often they are sent. */
const NEVER = new Set([
	'6',
	'27',
	'33',
	'36',
	'38',
	'41',
	'43',
	'53',
	'62',
	'69',
	'70',
	'72',
	'117',
	'131',
	'321',
	'349',
	'131',
]);
const TIMEOUTS = new Set(['159', '209']);
const LIMITS = new Set(['158', '241', '307', '396', '202']);

function sourceError(source: string, error: unknown, signal?: AbortSignal): SourceError {
	if (error instanceof SourceError) return error;
	const message = error instanceof Error ? error.message : String(error);
	return new SourceError(source, codeOf(error, signal), message.slice(0, 500), { cause: error });
}

function codeOf(error: unknown, signal: AbortSignal | undefined): SourceErrorCode {
	if (error instanceof DeadlineError) return 'timeout';
	if (signal?.aborted) return 'cancelled';
	if (!(error instanceof ClickHouseError)) return 'unreachable';
	if (TIMEOUTS.has(error.code)) return 'timeout';
	if (LIMITS.has(error.code)) return 'limit';
	if (error.code === '164') return 'refused';
	return NEVER.has(error.code) ? 'bad-argument' : 'broken';
}
