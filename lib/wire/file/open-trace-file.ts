import { err, ok, type Result } from '../../base/result.ts';
import type { LogBatch } from '../../model/log-batch.ts';
import type { SpanBatch } from '../../model/span-batch.ts';
import { LogBatchBuilder } from '../../columns/log-batch-builder.ts';
import { decodeJaeger } from '../jaeger/decode-jaeger.ts';
import { listOf } from '../json/fields.ts';
import type { Json, JsonObject } from '../json/parse-json.ts';
import { decodeRewrittenLogs } from '../otlp/decode-logs-protobuf.ts';
import { decodeRewrittenTraces } from '../otlp/decode-traces-protobuf.ts';
import type {
	DecodeOptions,
	DecodeResult,
	LogDecodeResult,
	Rejection,
	SpanDecodeResult,
} from '../otlp/decode-types.ts';
import { rewriteParsed, type RewriteSignal } from '../otlp/json/rewrite-request.ts';
import { LOGS, TRACES } from '../otlp/json/signals.ts';
import { decodeZipkinSpans } from '../zipkin/decode-zipkin.ts';
import { readDocuments } from './read-documents.ts';
import { recogniseDocuments } from './recognise-documents.ts';

export interface OpenedFile {
	readonly format: 'zipkin' | 'jaeger' | 'otlp';
	readonly spans: SpanBatch;
	readonly logs: LogBatch;
	readonly rejections: readonly Rejection[];
	readonly rejectedCount: number;
	/** What a person should know about how the file was read. */
	readonly notes: readonly string[];
}

const UNDERSTOOD = 'Dupin opens Zipkin v2, Jaeger and OTLP JSON, also one document a line';

/**
 * Opens a saved trace: Zipkin v2, Jaeger's or Tempo's answers, OTLP with spans and logs; one document or
 * one a line. Not gzipped. The error is a sentence for a person: what was seen and what is understood.
 */
export function openTraceFile(
	input: Uint8Array | string,
	name: string,
	nowNanos: bigint,
): Result<OpenedFile, string> {
	const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
	const read = readDocuments(bytes);
	if (!read.ok) return err(`${name} ${read.error}. ${UNDERSTOOD}.`);
	const found = recogniseDocuments(read.value.documents);
	const formats = (['zipkin', 'jaeger', 'otlp'] as const).filter((format) => found[format].length > 0);
	const [format] = formats;
	if (format === undefined)
		return err(`${name} holds ${found.strange.join('; ') || 'an empty list'} and no trace. ${UNDERSTOOD}.`);
	if (formats.length > 1) return err(`${name} mixes ${formats.join(' and ')}; open one format at a time.`);

	const options: DecodeOptions = { nowNanos, retentionNanos: nowNanos };
	const logs = format === 'otlp' ? otlpLogs(found.otlp, options) : NO_LOGS;
	const spans = decodeSpans(format, found, options);
	if (!spans.ok || !logs.ok) return err(`${name}: ${[spans, logs].map(messageOf).join('')}`);
	return ok({
		format,
		spans: spans.batch,
		logs: logs.batch,
		rejections: [...spans.rejections, ...logs.rejections],
		rejectedCount: spans.rejectedCount + logs.rejectedCount,
		notes: [
			...read.value.notes,
			...found.strange.map((what) => `it also holds ${what}, which was left out`),
			...spans.warnings,
			...logs.warnings,
		],
	});
}

const NO_LOGS: LogDecodeResult = {
	ok: true,
	batch: new LogBatchBuilder().done(),
	rejections: [],
	rejectedCount: 0,
	warnings: [],
};

function decodeSpans(
	format: OpenedFile['format'],
	found: ReturnType<typeof recogniseDocuments>,
	options: DecodeOptions,
): SpanDecodeResult {
	switch (format) {
		case 'zipkin':
			return decodeZipkinSpans(found.zipkin, options);
		case 'jaeger':
			return decodeJaeger(found.jaeger, options);
		case 'otlp': {
			const rewritten = rewriteAll(found.otlp, TRACES);
			return rewritten.ok ? decodeRewrittenTraces(rewritten.value, options) : failed(rewritten.error);
		}
	}
}

function otlpLogs(documents: readonly JsonObject[], options: DecodeOptions): LogDecodeResult {
	const rewritten = rewriteAll(documents, LOGS);
	return rewritten.ok ? decodeRewrittenLogs(rewritten.value, options) : failed(rewritten.error);
}

/** All documents as one request. Tempo spells IDs in base64. */
function rewriteAll(documents: readonly JsonObject[], signal: RewriteSignal) {
	const parts: Json[] = [];
	for (const document of documents)
		for (const name of signal.parts) {
			const list = document[name];
			if (Array.isArray(list)) for (const part of listOf(list, name)) parts.push(part);
		}
	return rewriteParsed({ [signal.parts[0] ?? '']: parts }, signal, 'hex-or-base64');
}

function failed(message: string): { readonly ok: false; readonly message: string } {
	return { ok: false, message };
}

function messageOf(result: DecodeResult<unknown>): string {
	return result.ok ? '' : result.message;
}
