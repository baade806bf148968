import { makeError } from './engine-error.ts';
import type { Settings } from './sessions.ts';

/** Settings a reader may send, beside the formats' own. All others are refused by name. */
const ALLOWED = new Set([
	'max_execution_time',
	'max_result_rows',
	'max_result_bytes',
	'max_rows_to_read',
	'max_bytes_to_read',
	'max_threads',
	'max_block_size',
	'result_overflow_mode',
	'timeout_overflow_mode',
	'read_overflow_mode',
	'date_time_output_format',
	'optimize_move_to_prewhere',
	'use_skip_indexes',
]);

/** Parameters of the protocol that are no settings, and settings that mean nothing here. */
const PROTOCOL = new Set([
	'query',
	'query_id',
	'database',
	'default_format',
	'session_id',
	'session_timeout',
	'user',
	'password',
	'role',
	'compress',
	'decompress',
	'enable_http_compression',
	'http_zlib_compression_level',
	'wait_end_of_query',
	'buffer_size',
	'send_progress_in_http_headers',
	'http_headers_progress_interval_ms',
	'cancel_http_readonly_queries_on_client_close',
	'client_protocol_version',
	'readonly',
]);

/** Settings and bound parameters out of a query string. Throws in the engine's shape on one that is not allowed. */
export function settingsOf(search: URLSearchParams, reader: boolean): Settings {
	const settings = new Map<string, string>();
	for (const [name, value] of search) {
		if (PROTOCOL.has(name)) continue;
		if (!/^[A-Za-z_]\w*$/.test(name))
			throw makeError(115, 'UNKNOWN_SETTING', `Unknown setting ${JSON.stringify(name)}`);
		const free = name.startsWith('param_') || /^(input|output)_format_/.test(name);
		if (reader && !free && !ALLOWED.has(name)) {
			throw makeError(164, 'READONLY', `Cannot modify '${name}' setting in readonly mode`);
		}
		settings.set(name, value);
	}
	return settings;
}
