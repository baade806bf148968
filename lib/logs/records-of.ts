import type { AttributeValue } from '../model/attributes.ts';
import { coded, type Resource, textAt } from '../model/columns.ts';
import type { SpanId, TraceId } from '../model/ids.ts';
import type { LogBatch } from '../model/log-batch.ts';
import type { LogRecord } from '../model/log-record.ts';
import { unixNanos } from '../model/time.ts';
import { attributeValue } from '../columns/canonical.ts';
import { bytesToHex, isZero } from '../columns/hex.ts';
import { readableMessage } from './message.ts';

/** Where a record has the name of the event it is; OTLP has a field of its own for it. */
export const EVENT_NAME = 'event.name';

/** Log records of a batch, each with its attributes decoded. */
export function recordsOf(batch: LogBatch, source: string): LogRecord[] {
	const records: LogRecord[] = [];
	const resources = batch.resources.values.map(resourceAttributes);
	let entry = 0;
	for (let row = 0; row < batch.length; row++) {
		const attributes = new Map<string, AttributeValue>();
		const letters = coded(batch.attributes.types, row);
		for (let i = 0; entry < (batch.attributes.ends[row] ?? 0); i++, entry++) {
			attributes.set(
				coded(batch.attributes.keys, entry),
				attributeValue(textAt(batch.attributes.values, entry), letters[i] ?? 's'),
			);
		}
		const event = coded(batch.eventNames, row);
		if (event !== '' && !attributes.has(EVENT_NAME)) attributes.set(EVENT_NAME, event);
		const body = textAt(batch.bodies, row);
		records.push({
			time: unixNanos(batch.times[row] ?? 0n),
			traceId: isZero(batch.traceIds, row * 16, 16)
				? undefined
				: (bytesToHex(batch.traceIds, row * 16, 16) as TraceId),
			spanId: isZero(batch.spanIds, row * 8, 8)
				? undefined
				: (bytesToHex(batch.spanIds, row * 8, 8) as SpanId),
			service: coded(batch.services, row),
			severity: batch.severityNumbers[row] ?? 0,
			message: readableMessage(body),
			body,
			attributes,
			resource: resources[batch.resources.codes[row] ?? 0] ?? new Map(),
			source,
		});
	}
	return records;
}

function resourceAttributes(resource: Resource): ReadonlyMap<string, AttributeValue> {
	return new Map(resource.attributes.map(([key, text, letter]) => [key, attributeValue(text, letter)]));
}
