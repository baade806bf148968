import { isObject, textOf } from '../../json/fields.ts';
import type { Json, JsonObject } from '../../json/parse-json.ts';
import { enumNumber } from './enums.ts';
import { idBytes } from './ids.ts';
import type { MessageWriter } from './message-writer.ts';
import type { RewriteContext } from './rewrite-request.ts';
import { writeTime } from './rewrite-span.ts';
import { rewriteAnyValue, rewriteAttributes } from './rewrite-value.ts';

/** Writes a JSON LogRecord as fields of a protobuf LogRecord. A bad ID costs the ID, not the line. Throws RecordError. */
export function rewriteLog(writer: MessageWriter, log: JsonObject, context: RewriteContext): void {
	writeTime(writer, 1, log.timeUnixNano, 'the time');
	writeTime(writer, 11, log.observedTimeUnixNano, 'the observed time');
	writer.varint(2, enumNumber(log.severityNumber, 'SEVERITY_NUMBER', context));
	writer.text(3, textOf(log.severityText, 'the severity text'));
	if (isObject(log.body)) rewriteAnyValue(writer, 5, log.body);
	rewriteAttributes(writer, 6, log.attributes);
	writeId(9, log.traceId, 'trace ID');
	writeId(10, log.spanId, 'span ID');
	writer.text(12, textOf(log.eventName, 'the event name'));

	function writeId(field: number, value: Json | undefined, what: string): void {
		const bytes = idBytes(value, what, context.ids);
		if (!bytes) context.warnings.add(`a log record's ${what} is no hex and was left out`);
		else if (bytes.length > 0) writer.bytes(field, bytes);
	}
}
