import type { LogBatch } from '../../../lib/model/log-batch.ts';
import type { SpanBatch } from '../../../lib/model/span-batch.ts';
import type { EncodedBlock } from '../../../lib/model/encoded-block.ts';
import { decodeLogsJson } from '../../../lib/wire/otlp/decode-logs-json.ts';
import { decodeLogsProtobuf } from '../../../lib/wire/otlp/decode-logs-protobuf.ts';
import { decodeTracesJson } from '../../../lib/wire/otlp/decode-traces-json.ts';
import { decodeTracesProtobuf } from '../../../lib/wire/otlp/decode-traces-protobuf.ts';
import type {
	DecodeOptions,
	DecodeResult,
	Decoded as DecodedBatch,
} from '../../../lib/wire/otlp/decode-types.ts';
import { decodeZipkin } from '../../../lib/wire/zipkin/decode-zipkin.ts';
import { redactLogs, redactSpans } from '../../../lib/redact/redact-batch.ts';
import { RedactionCounts } from '../../../lib/redact/redaction.ts';
import type { RecordCodec } from '../../../lib/ports/own/record-codec.ts';
import type { ExportSignal } from '../../../lib/model/export-signal.ts';
import { packBlocks, rawBytesOf } from '../inbox/payload.ts';
import { inflate } from './inflate.ts';
import type { DecodeAnswer, DecodeJob } from './protocol.ts';
import { Stopwatch } from './stopwatch.ts';

/** OTLP: answers stay small whatever was wrong with the request. */
const LONGEST_MESSAGE = 4096;

/** One request's body to what is stored of it: inflate, decode, redact, encode, compress. */
export function decodeRequest(job: DecodeJob, codec: RecordCodec, options: DecodeOptions): DecodeAnswer {
	const watch = new Stopwatch();
	const body = inflate(job.body, job.encoding, job.limitBytes);
	if ('ok' in body) return body;
	const inflateMs = watch.lap();
	const counts = new RedactionCounts();
	const isJson = job.format === 'json';
	switch (job.protocol) {
		case 'otlp-traces':
			return finish(
				'spans',
				(isJson ? decodeTracesJson : decodeTracesProtobuf)(body, options),
				redactSpans,
				codec.encodeSpans,
			);
		case 'otlp-logs':
			return finish(
				'logs',
				(isJson ? decodeLogsJson : decodeLogsProtobuf)(body, options),
				redactLogs,
				codec.encodeLogs,
			);
		case 'zipkin':
			return finish('spans', decodeZipkin(body, options), redactSpans, codec.encodeSpans);
	}

	function finish<Batch extends SpanBatch | LogBatch>(
		signal: ExportSignal,
		result: DecodeResult<Batch>,
		redact: (batch: Batch, counts: RedactionCounts) => Batch,
		encode: (batch: Batch) => readonly EncodedBlock[],
	): DecodeAnswer {
		if (!result.ok) return { ok: false, status: 400, reason: 'undecodable', message: cut(result.message) };
		const decodeMs = watch.lap();
		const clean = redact(result.batch, counts);
		const redactMs = watch.lap();
		const blocks = encode(clean);
		const encodeMs = watch.lap();
		const rows = result.batch.length;
		return {
			ok: true,
			signal,
			rows,
			payload: rows > 0 ? packBlocks(blocks) : undefined,
			rawBytes: rawBytesOf(blocks),
			rejected: result.rejections.map(({ reason, count }) => [reason, count] as const),
			message: messageOf(result),
			redacted: counts.list(),
			times: {
				inflate: inflateMs,
				decode: decodeMs,
				redact: redactMs,
				encode: encodeMs,
				compress: watch.lap(),
			},
		};
	}
}

/** Names the first bad record of each kind, then what was odd but accepted. */
function messageOf({ rejections, warnings }: DecodedBatch<unknown>): string {
	const rejected = rejections.map(({ count, message }) =>
		count === 1 ? message : `${message} (and ${count - 1} more)`,
	);
	return cut([...rejected, ...warnings].join('; '));
}

function cut(message: string): string {
	return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE - 1)}…`;
}
