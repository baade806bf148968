import { SpanBatchBuilder } from '../../columns/span-batch-builder.ts';
import type { DecodeOptions, SpanDecodeResult } from './decode-types.ts';
import { AttributeReader } from './protobuf/attribute.ts';
import type { Rewritten } from './json/rewrite-request.ts';
import { readEnvelope, readPart, type ResourcePart } from './protobuf/envelope.ts';
import { readResource, readScope } from './protobuf/resource.ts';
import { readSpan } from './protobuf/span.ts';
import { Rejections } from '../rejections.ts';
import { TimeRules } from './times.ts';

/**
 * Decodes an ExportTraceServiceRequest straight to columns, span by span: a bad span is counted and
 * named, the others stay. Source: opentelemetry-proto, trace/v1/trace.proto.
 */
export function decodeTracesProtobuf(bytes: Uint8Array, options: DecodeOptions): SpanDecodeResult {
	return decodeRewrittenTraces({ bytes, rejections: new Rejections(), places: [], warnings: [] }, options);
}

/** Decodes a request that came in another encoding and was rewritten as protobuf. */
export function decodeRewrittenTraces(
	{ bytes, rejections, places, warnings }: Rewritten,
	options: DecodeOptions,
): SpanDecodeResult {
	const builder = new SpanBatchBuilder();
	const attributes = new AttributeReader(bytes);
	const times = new TimeRules(options);
	let seen = 0;

	const understood = readEnvelope(bytes, rejections, (part: ResourcePart) => {
		const notes: string[] = [];
		const resource = readResource(bytes, part.resource?.from ?? 0, part.resource?.to ?? 0, notes);
		const { code, serviceCode } = builder.resource(resource);
		for (const place of part.scopes) {
			if (!rejections.takePart()) break;
			const scope = readPart(bytes, place.from, place.to, rejections);
			const scopeText = scope.resource ? readScope(bytes, scope.resource.from, scope.resource.to, notes) : '';
			const around = {
				builder,
				attributes,
				times,
				resource: code,
				service: serviceCode,
				scope: builder.scopes.dictionary.codeOf(scopeText),
				notes,
			};
			for (const span of scope.scopes) {
				seen++;
				if (rejections.isFull()) continue;
				try {
					readSpan(bytes, span.from, span.to, around);
				} catch (error) {
					rejections.add(`span ${places[seen - 1] ?? seen}`, error);
				}
			}
		}
	});

	if (!understood)
		return { ok: false, message: `not an OTLP trace request: ${rejections.list()[0]?.message ?? ''}` };
	return {
		ok: true,
		batch: builder.done(),
		rejections: rejections.list(),
		rejectedCount: rejections.count,
		warnings,
	};
}
