import { gunzipSync } from 'node:zlib';
import type { TraceFileAnswer } from '../../lib/ports/own/trace-file-reader.ts';
import { redactLogs, redactSpans } from '../../lib/redact/redact-batch.ts';
import { RedactionCounts } from '../../lib/redact/redaction.ts';
import { openTraceFile } from '../../lib/wire/file/open-trace-file.ts';
import { fileTraces } from '../../lib/usecases/request/file-traces.ts';
import type { ReadJob } from './job.ts';

const GZIP_MAGIC = [0x1f, 0x8b] as const;

/** Unpacks, decodes and redacts a file, and sums up its requests. */
export function readFile(bytes: Uint8Array, { name, now, maxBytes, maxRows }: ReadJob): TraceFileAnswer {
	const unpacked = unpack(bytes, maxBytes);
	if (!(unpacked instanceof Uint8Array)) return unpacked;
	const opened = openTraceFile(unpacked, name, BigInt(now));
	if (!opened.ok) return { ok: false, code: 'bad-argument', message: opened.error };
	const { format, spans, logs, rejectedCount, notes } = opened.value;
	if (spans.length + logs.length > maxRows)
		return tooLarge(`${name} holds more spans and log lines than fit in memory`);
	const counts = new RedactionCounts();
	const traces = fileTraces(redactSpans(spans, counts), redactLogs(logs, counts));
	const file = { format, traces, rejectedCount, notes };
	return { ok: true, file };
}

function unpack(bytes: Uint8Array, maxBytes: number): Uint8Array | TraceFileAnswer {
	const larger = () => tooLarge(`The file is larger than ${Math.floor(maxBytes / 1_000_000)} MB unpacked`);
	if (bytes.length > maxBytes) return larger();
	if (!GZIP_MAGIC.every((byte, place) => bytes[place] === byte)) return bytes;
	try {
		return gunzipSync(bytes, { maxOutputLength: maxBytes });
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return larger();
		return { ok: false, code: 'bad-argument', message: 'The file is gzip, but damaged or cut off' };
	}
}

function tooLarge(message: string): TraceFileAnswer {
	return { ok: false, code: 'too-large', message };
}
