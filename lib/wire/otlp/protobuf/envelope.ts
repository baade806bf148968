import type { Rejections } from '../../rejections.ts';
import { Reader, WIRE } from './reader.ts';

/** A record found in a request, with the slices of what it came from. */
export interface RecordPlace {
	readonly from: number;
	readonly to: number;
}

/** One resource's part of a request: fields 1 and 2 of ResourceSpans and ResourceLogs are alike. */
export interface ResourcePart {
	readonly resource: RecordPlace | undefined;
	/** Found while they are walked: a request of nothing but empty records costs no memory. */
	readonly scopes: Iterable<RecordPlace>;
}

/**
 * Walks the envelope that traces and logs share: request → resource parts → scope parts → records.
 * A malformed envelope costs what comes after the fault in it; it is counted as one rejected record.
 */
export function readEnvelope(
	bytes: Uint8Array,
	rejections: Rejections,
	onPart: (part: ResourcePart) => void,
): boolean {
	const reader = new Reader(bytes);
	let found = bytes.length === 0;
	try {
		while (reader.next()) {
			if (reader.field !== 1 || reader.wire !== WIRE.bytes) {
				reader.skip();
				continue;
			}
			if (!rejections.takePart()) return true;
			const end = reader.lengthEnd();
			const part = readPart(bytes, reader.at, end, rejections);
			found = true;
			onPart(part);
			reader.at = end;
		}
		return true;
	} catch (error) {
		rejections.add('the request', error);
		return found;
	}
}

/** Places of field 2 (records or scope parts) and field 1 (resource or scope) of a message. */
export function readPart(bytes: Uint8Array, from: number, to: number, rejections: Rejections): ResourcePart {
	return { resource: firstPlace(bytes, from, to), scopes: recordPlaces(bytes, from, to, rejections) };
}

/** Resource or scope: the first field by number, and in practice the first one written. */
function firstPlace(bytes: Uint8Array, from: number, to: number): RecordPlace | undefined {
	const reader = new Reader(bytes, from, to);
	try {
		while (reader.next()) {
			if (reader.field === 1 && reader.wire === WIRE.bytes) {
				const end = reader.lengthEnd();
				return { from: reader.at, to: end };
			}
			reader.skip();
		}
	} catch {
		// The same fault is met and counted by recordPlaces.
	}
	return undefined;
}

function* recordPlaces(
	bytes: Uint8Array,
	from: number,
	to: number,
	rejections: Rejections,
): Generator<RecordPlace> {
	const reader = new Reader(bytes, from, to);
	try {
		while (reader.next()) {
			if (reader.wire !== WIRE.bytes || reader.field !== 2) {
				reader.skip();
				continue;
			}
			const end = reader.lengthEnd();
			const place = { from: reader.at, to: end };
			reader.at = end;
			yield place;
		}
	} catch (error) {
		rejections.add('a part of the request', error);
	}
}
