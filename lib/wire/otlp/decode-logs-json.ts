import { decodeRewrittenLogs } from './decode-logs-protobuf.ts';
import type { DecodeOptions, LogDecodeResult } from './decode-types.ts';
import { rewriteRequest } from './json/rewrite-request.ts';
import { LOGS } from './json/signals.ts';

/** Decodes an OTLP/JSON ExportLogsServiceRequest. Same rules and same batch as for protobuf. */
export function decodeLogsJson(bytes: Uint8Array, options: DecodeOptions): LogDecodeResult {
	const rewritten = rewriteRequest(bytes, LOGS);
	if (!rewritten.ok) return { ok: false, message: `not an OTLP logs request: ${rewritten.error}` };
	return decodeRewrittenLogs(rewritten.value, options);
}
