import type { AttributeValue } from '../../../model/attributes.ts';
import { bytesToHex, isZero } from '../../../columns/hex.ts';
import { eventsText, linksText, type SpanRow } from '../../../columns/rows.ts';
import type { SpanBatchBuilder } from '../../../columns/span-batch-builder.ts';
import { RecordError } from '../../rejections.ts';
import { cleanText, decodeText, type TextSlice } from '../text-value.ts';
import type { TimeRules } from '../times.ts';
import { readKeyValue } from './any-value.ts';
import type { AttributeReader } from './attribute.ts';
import { malformed, Reader, WIRE } from './reader.ts';

/** Events of a span that are kept, and links: more are counted and left out. */
const MAX_EVENTS = 32_768;

type Event = NonNullable<SpanRow['events']>[number];
type Link = NonNullable<SpanRow['links']>[number];

/** What every span of one scope shares. */
export interface SpanSurroundings {
	readonly builder: SpanBatchBuilder;
	readonly attributes: AttributeReader;
	readonly times: TimeRules;
	readonly resource: number;
	readonly service: number;
	readonly scope: number;
	readonly notes: readonly string[];
}

/** Fields of one span as they are met; columns are written only when the whole span is good. */
class SpanFields {
	traceId = -1;
	traceIdSize = 0;
	spanId = -1;
	spanIdSize = 0;
	parent = -1;
	parentSize = 0;
	kind = 0;
	status = 0;
	startLow = 0;
	startHigh = 0;
	endLow = 0;
	endHigh = 0;
	dropped = 0;
	/** Events and links over the limit. */
	left = 0;
	readonly name: TextSlice;
	readonly traceState: TextSlice;
	readonly statusMessage: TextSlice;
	readonly events: Event[] = [];
	readonly links: Link[] = [];
	readonly notes: string[];

	constructor(bytes: Uint8Array, notes: readonly string[]) {
		this.name = { source: bytes, from: 0, to: 0 };
		this.traceState = { source: bytes, from: 0, to: 0 };
		this.statusMessage = { source: bytes, from: 0, to: 0 };
		this.notes = [...notes];
	}
}

/** Reads the span that fills `[from, to)` and adds it to the batch. Throws RecordError; the batch is then unchanged. */
export function readSpan(bytes: Uint8Array, from: number, to: number, around: SpanSurroundings): void {
	const fields = new SpanFields(bytes, around.notes);
	try {
		const reader = new Reader(bytes, from, to);
		while (reader.next()) readField(reader, fields, around);
		checkIds(bytes, fields);
		const times = around.times.span(
			fields.startLow,
			fields.startHigh,
			fields.endLow,
			fields.endHigh,
			fields.notes,
		);
		write(bytes, fields, times, around);
	} catch (error) {
		around.builder.attributes.dropRow();
		throw error;
	}
}

function readField(reader: Reader, fields: SpanFields, around: SpanSurroundings): void {
	switch (reader.field) {
		case 9:
			around.attributes.read(reader, around.builder.attributes, fields.notes);
			return;
		case 7:
			reader.expect(WIRE.fixed64);
			reader.fixed64();
			fields.startLow = reader.low;
			fields.startHigh = reader.high;
			return;
		case 8:
			reader.expect(WIRE.fixed64);
			reader.fixed64();
			fields.endLow = reader.low;
			fields.endHigh = reader.high;
			return;
		case 6:
			reader.expect(WIRE.varint);
			fields.kind = knownNumber(reader, 5, 'kind', fields.notes);
			return;
		case 10:
		case 12:
		case 14:
			reader.expect(WIRE.varint);
			fields.dropped += reader.varint32();
			return;
		case 1:
		case 2:
		case 3:
		case 4:
		case 5:
		case 11:
		case 13:
		case 15:
			readLengthField(reader, fields);
			return;
		default:
			reader.skip();
	}
}

function readLengthField(reader: Reader, fields: SpanFields): void {
	const end = reader.lengthEnd();
	const from = reader.at;
	switch (reader.field) {
		case 1:
			fields.traceId = from;
			fields.traceIdSize = end - from;
			break;
		case 2:
			fields.spanId = from;
			fields.spanIdSize = end - from;
			break;
		case 3:
			fields.traceState.from = from;
			fields.traceState.to = end;
			break;
		case 4:
			fields.parent = from;
			fields.parentSize = end - from;
			break;
		case 5:
			fields.name.from = from;
			fields.name.to = end;
			break;
		case 11:
			if (fields.events.length < MAX_EVENTS)
				fields.events.push(readEvent(reader.bytes, from, end, fields.notes));
			else fields.left++;
			break;
		case 13:
			if (fields.links.length < MAX_EVENTS)
				fields.links.push(readLink(reader.bytes, from, end, fields.notes));
			else fields.left++;
			break;
		default:
			readStatus(reader.bytes, from, end, fields);
	}
	reader.at = end;
}

function checkIds(bytes: Uint8Array, fields: SpanFields): void {
	const name = () =>
		JSON.stringify(
			new TextDecoder().decode(
				bytes.subarray(fields.name.from, Math.min(fields.name.to, fields.name.from + 80)),
			),
		);
	if (fields.traceIdSize !== 16)
		throw new RecordError('bad-trace-id', `${name()} has a trace ID of ${fields.traceIdSize} bytes`);
	if (isZero(bytes, fields.traceId, 16))
		throw new RecordError('bad-trace-id', `${name()} has a trace ID of all zeros`);
	if (fields.spanIdSize !== 8)
		throw new RecordError('bad-span-id', `${name()} has a span ID of ${fields.spanIdSize} bytes`);
	if (isZero(bytes, fields.spanId, 8))
		throw new RecordError('bad-span-id', `${name()} has a span ID of all zeros`);
	if (fields.parentSize !== 0 && fields.parentSize !== 8)
		throw new RecordError('bad-span-id', `${name()} has a parent span ID of ${fields.parentSize} bytes`);
}

function write(
	bytes: Uint8Array,
	fields: SpanFields,
	times: ReturnType<TimeRules['span']>,
	around: SpanSurroundings,
): void {
	const { builder } = around;
	cleanText(fields.name, () => 'the span name', fields.notes);
	cleanText(fields.statusMessage, () => 'the status message', fields.notes);
	cleanText(fields.traceState, () => 'the trace state', fields.notes);
	if (fields.dropped > 0)
		fields.notes.push(`the sender dropped ${fields.dropped} attributes, events or links`);
	if (fields.left > 0)
		fields.notes.push(`${fields.left} events or links over the limit of ${MAX_EVENTS} were left out`);
	builder.traceIds.append(bytes, fields.traceId, fields.traceId + 16);
	builder.spanIds.append(bytes, fields.spanId, fields.spanId + 8);
	if (fields.parentSize === 8) builder.parentSpanIds.append(bytes, fields.parent, fields.parent + 8);
	else {
		const at = builder.parentSpanIds.reserve(8);
		builder.parentSpanIds.bytes.fill(0, at, at + 8);
	}
	builder.startTimes.push(times.startLow, times.startHigh);
	builder.durations.push(times.durationLow, times.durationHigh);
	builder.names.pushBytes(fields.name.source, fields.name.from, fields.name.to);
	builder.statusMessages.pushBytes(
		fields.statusMessage.source,
		fields.statusMessage.from,
		fields.statusMessage.to,
	);
	builder.traceStates.pushBytes(fields.traceState.source, fields.traceState.from, fields.traceState.to);
	builder.scopes.pushCode(around.scope);
	builder.events.push(fields.events.length > 0 ? eventsText(fields.events) : '');
	builder.links.push(fields.links.length > 0 ? linksText(fields.links) : '');
	builder.endRow({
		resource: around.resource,
		service: around.service,
		kind: fields.kind,
		statusCode: fields.status,
		flags: times.flags,
		notes: fields.notes,
	});
}

function readStatus(bytes: Uint8Array, from: number, to: number, fields: SpanFields): void {
	const reader = new Reader(bytes, from, to);
	while (reader.next()) {
		if (reader.field === 2) {
			const end = reader.lengthEnd();
			fields.statusMessage.from = reader.at;
			fields.statusMessage.to = end;
			reader.at = end;
		} else if (reader.field === 3) {
			reader.expect(WIRE.varint);
			fields.status = knownNumber(reader, 2, 'status code', fields.notes);
		} else reader.skip();
	}
}

/** An enum number; unknown ones become 0 with a note. */
function knownNumber(reader: Reader, highest: number, what: string, notes: string[]): number {
	reader.varint64();
	if (reader.high === 0 && reader.low <= highest) return reader.low;
	notes.push(`${what} ${reader.low} is unknown`);
	return 0;
}

function readEvent(bytes: Uint8Array, from: number, to: number, notes: string[]): Event {
	const reader = new Reader(bytes, from, to);
	const attributes: Record<string, AttributeValue> = Object.create(null);
	let time = 0n;
	let name = '';
	while (reader.next()) {
		if (reader.field === 1) {
			reader.expect(WIRE.fixed64);
			reader.fixed64();
			time = (BigInt(reader.high) << 32n) | BigInt(reader.low);
		} else if (reader.field === 2) {
			const end = reader.lengthEnd();
			name = decodeText(bytes, reader.at, end, () => 'an event name', notes);
			reader.at = end;
		} else if (reader.field === 3) readKeyValue(reader, attributes, notes);
		else reader.skip();
	}
	return { time, name, attributes };
}

function readLink(bytes: Uint8Array, from: number, to: number, notes: string[]): Link {
	const reader = new Reader(bytes, from, to);
	const attributes: Record<string, AttributeValue> = Object.create(null);
	let traceId = '';
	let spanId = '';
	while (reader.next()) {
		if (reader.field === 1 || reader.field === 2) {
			const end = reader.lengthEnd();
			const size = reader.field === 1 ? 16 : 8;
			if (end - reader.at !== size) throw malformed(`a link with an ID of ${end - reader.at} bytes`);
			const hex = bytesToHex(bytes, reader.at, size);
			if (reader.field === 1) traceId = hex;
			else spanId = hex;
			reader.at = end;
		} else if (reader.field === 4) readKeyValue(reader, attributes, notes);
		else reader.skip();
	}
	return { traceId, spanId, attributes };
}
