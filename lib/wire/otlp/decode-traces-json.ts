import { decodeRewrittenTraces } from './decode-traces-protobuf.ts';
import type { DecodeOptions, SpanDecodeResult } from './decode-types.ts';
import { rewriteRequest } from './json/rewrite-request.ts';
import { TRACES } from './json/signals.ts';

/** Decodes an OTLP/JSON ExportTraceServiceRequest. Same rules and same batch as for protobuf. */
export function decodeTracesJson(bytes: Uint8Array, options: DecodeOptions): SpanDecodeResult {
	const rewritten = rewriteRequest(bytes, TRACES);
	if (!rewritten.ok) return { ok: false, message: `not an OTLP trace request: ${rewritten.error}` };
	return decodeRewrittenTraces(rewritten.value, options);
}
