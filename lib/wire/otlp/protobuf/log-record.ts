import type { AttributeValue } from '../../../model/attributes.ts';
import { canonical } from '../../../columns/canonical.ts';
import { bytesToHex, isZero } from '../../../columns/hex.ts';
import type { LogBatchBuilder } from '../../../columns/log-batch-builder.ts';
import { identifyLog } from '../../../logs/identify-log.ts';
import { decodeText } from '../text-value.ts';
import type { TimeRules } from '../times.ts';
import { readAnyValue, readKeyValue } from './any-value.ts';
import { Reader, WIRE } from './reader.ts';

/** What every log record of one scope shares. */
export interface LogSurroundings {
	readonly builder: LogBatchBuilder;
	readonly times: TimeRules;
	readonly resource: number;
	readonly service: number;
	readonly scope: string;
	readonly notes: readonly string[];
}

/** Reads the log record that fills `[from, to)` and adds it to the batch. Throws RecordError; the batch is then unchanged. */
export function readLogRecord(bytes: Uint8Array, from: number, to: number, around: LogSurroundings): void {
	const notes = [...around.notes];
	const attributes: Record<string, AttributeValue> = Object.create(null);
	const reader = new Reader(bytes, from, to);
	const time = { low: 0, high: 0, observedLow: 0, observedHigh: 0 };
	const texts = { severity: '', event: '', traceId: '', spanId: '' };
	let severity = 0;
	let body: AttributeValue = '';
	while (reader.next()) {
		switch (reader.field) {
			case 1:
			case 11:
				reader.expect(WIRE.fixed64);
				reader.fixed64();
				if (reader.field === 1) Object.assign(time, { low: reader.low, high: reader.high });
				else Object.assign(time, { observedLow: reader.low, observedHigh: reader.high });
				break;
			case 2:
				reader.expect(WIRE.varint);
				severity = reader.varint32();
				break;
			case 3:
			case 9:
			case 10:
			case 12:
				readText(reader, texts, notes);
				break;
			case 5: {
				const end = reader.lengthEnd();
				body = readAnyValue(bytes, reader.at, end, notes);
				reader.at = end;
				break;
			}
			case 6:
				readKeyValue(reader, attributes, notes);
				break;
			default:
				reader.skip();
		}
	}
	const placed = around.times.log(time.low, time.high, time.observedLow, time.observedHigh, notes);
	identifyLog(
		{
			...placed,
			...texts,
			severityNumber: severity,
			body: typeof body === 'string' ? body : canonical(body).text,
			attributes,
			notes,
		},
		around,
	);
}

function readText(
	reader: Reader,
	texts: { severity: string; event: string; traceId: string; spanId: string },
	notes: string[],
): void {
	const end = reader.lengthEnd();
	const { bytes, at } = reader;
	if (reader.field === 3) texts.severity = decodeText(bytes, at, end, () => 'the severity text', notes);
	else if (reader.field === 12) texts.event = decodeText(bytes, at, end, () => 'the event name', notes);
	else {
		const size = reader.field === 9 ? 16 : 8;
		const what = size === 16 ? 'trace' : 'span';
		if (end - at !== 0 && end - at !== size) notes.push(`a ${what} ID of ${end - at} bytes was left out`);
		else if (end > at && !isZero(bytes, at, size)) {
			if (size === 16) texts.traceId = bytesToHex(bytes, at, size);
			else texts.spanId = bytesToHex(bytes, at, size);
		}
	}
	reader.at = end;
}
