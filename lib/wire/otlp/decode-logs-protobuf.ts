import { LogBatchBuilder } from '../../columns/log-batch-builder.ts';
import type { DecodeOptions, LogDecodeResult } from './decode-types.ts';
import type { Rewritten } from './json/rewrite-request.ts';
import { readEnvelope, readPart, type ResourcePart } from './protobuf/envelope.ts';
import { readLogRecord } from './protobuf/log-record.ts';
import { readResource, readScope } from './protobuf/resource.ts';
import { Rejections } from '../rejections.ts';
import { TimeRules } from './times.ts';

/** Decodes an ExportLogsServiceRequest to columns, record by record. Source: opentelemetry-proto, logs/v1/logs.proto. */
export function decodeLogsProtobuf(bytes: Uint8Array, options: DecodeOptions): LogDecodeResult {
	return decodeRewrittenLogs({ bytes, rejections: new Rejections(), places: [], warnings: [] }, options);
}

/** Decodes a request that came in another encoding and was rewritten as protobuf. */
export function decodeRewrittenLogs(
	{ bytes, rejections, places, warnings }: Rewritten,
	options: DecodeOptions,
): LogDecodeResult {
	const builder = new LogBatchBuilder();
	const times = new TimeRules(options);
	let seen = 0;

	const understood = readEnvelope(bytes, rejections, (part: ResourcePart) => {
		const notes: string[] = [];
		const { code, serviceCode } = builder.resource(
			readResource(bytes, part.resource?.from ?? 0, part.resource?.to ?? 0, notes),
		);
		for (const place of part.scopes) {
			if (!rejections.takePart()) break;
			const scope = readPart(bytes, place.from, place.to, rejections);
			const text = scope.resource ? readScope(bytes, scope.resource.from, scope.resource.to, notes) : '';
			for (const record of scope.scopes) {
				seen++;
				if (rejections.isFull()) continue;
				try {
					readLogRecord(bytes, record.from, record.to, {
						builder,
						times,
						resource: code,
						service: serviceCode,
						scope: text,
						notes,
					});
				} catch (error) {
					rejections.add(`log record ${places[seen - 1] ?? seen}`, error);
				}
			}
		}
	});

	if (!understood)
		return { ok: false, message: `not an OTLP logs request: ${rejections.list()[0]?.message ?? ''}` };
	return {
		ok: true,
		batch: builder.done(),
		rejections: rejections.list(),
		rejectedCount: rejections.count,
		warnings,
	};
}
