import { integerOf, objectOf, objectsOf, textOf } from '../../json/fields.ts';
import type { Json, JsonObject } from '../../json/parse-json.ts';
import { RecordError } from '../../rejections.ts';
import type { RejectReason } from '../decode-types.ts';
import { enumNumber } from './enums.ts';
import { idBytes } from './ids.ts';
import type { MessageWriter } from './message-writer.ts';
import type { RewriteContext } from './rewrite-request.ts';
import { rewriteAttributes } from './rewrite-value.ts';

const UINT64_MAX = 2n ** 64n - 1n;
const UINT32_MAX = 2n ** 32n - 1n;

/** Writes a JSON Span as fields of a protobuf Span. Throws RecordError. */
export function rewriteSpan(writer: MessageWriter, span: JsonObject, context: RewriteContext): void {
	const name = textOf(span.name, 'the span name');
	const id = (field: number, value: Json | undefined, what: string, reason: RejectReason) => {
		const bytes = idBytes(value, what, context.ids);
		if (!bytes)
			throw new RecordError(reason, `${JSON.stringify(name.slice(0, 80))} has a ${what} that is no hex`);
		if (bytes.length > 0) writer.bytes(field, bytes);
	};
	id(1, span.traceId, 'trace ID', 'bad-trace-id');
	id(2, span.spanId, 'span ID', 'bad-span-id');
	id(4, span.parentSpanId, 'parent span ID', 'bad-span-id');
	writer.text(3, textOf(span.traceState, 'the trace state'));
	writer.text(5, name);
	writer.varint(6, enumNumber(span.kind, 'SPAN_KIND', context));
	writeTime(writer, 7, span.startTimeUnixNano, 'the start time');
	writeTime(writer, 8, span.endTimeUnixNano, 'the end time');
	rewriteAttributes(writer, 9, span.attributes);
	writeCount(writer, 10, span.droppedAttributesCount);
	for (const event of objectsOf(span.events, 'the events')) {
		const message = writer.open(11);
		writeTime(writer, 1, event.timeUnixNano, 'an event time');
		writer.text(2, textOf(event.name, 'an event name'));
		rewriteAttributes(writer, 3, event.attributes);
		writer.close(message);
	}
	writeCount(writer, 12, span.droppedEventsCount);
	for (const link of objectsOf(span.links, 'the links')) {
		const message = writer.open(13);
		id(1, link.traceId, 'linked trace ID', 'malformed');
		id(2, link.spanId, 'linked span ID', 'malformed');
		rewriteAttributes(writer, 4, link.attributes);
		writer.close(message);
	}
	writeCount(writer, 14, span.droppedLinksCount);
	const status = objectOf(span.status, 'the status');
	if (!status) return;
	const message = writer.open(15);
	writer.text(2, textOf(status.message, 'the status message'));
	writer.varint(3, enumNumber(status.code, 'STATUS_CODE', context));
	writer.close(message);
}

/** An unsigned 64-bit time as fixed64. */
export function writeTime(writer: MessageWriter, field: number, value: Json | undefined, what: string): void {
	const time = integerOf(value, what, 0n, UINT64_MAX);
	if (time !== undefined) writer.fixed64(field, time);
}

function writeCount(writer: MessageWriter, field: number, value: Json | undefined): void {
	const count = integerOf(value, 'a dropped count', 0n, UINT32_MAX);
	if (count !== undefined) writer.varint(field, count);
}
