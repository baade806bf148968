import type { Attributes, AttributeValue } from '../model/attributes.ts';
import { coded, textAt } from '../model/columns.ts';
import { parseSpanId, parseTraceId, type SpanId } from '../model/ids.ts';
import type { SpanBatch } from '../model/span-batch.ts';
import { unixNanos } from '../model/time.ts';
import type { SpanDetails, SpanEvent, SpanLink } from '../model/trace.ts';
import { attributeValue, parseCanonical } from '../columns/canonical.ts';
import { bytesToHex, isZero } from '../columns/hex.ts';

/** Everything about a batch row that columns of a SpanTable leave out. */
export function spanDetails(batch: SpanBatch, row: number): SpanDetails {
	const resource = batch.resources.values[batch.resources.codes[row] ?? 0];
	return {
		parentSpanId: isZero(batch.parentSpanIds, row * 8, 8)
			? undefined
			: (bytesToHex(batch.parentSpanIds, row * 8, 8) as SpanId),
		attributes: attributesOf(batch, row),
		resource: new Map(
			(resource?.attributes ?? []).map(([key, text, letter]) => [key, attributeValue(text, letter)]),
		),
		scope: coded(batch.scopes, row),
		statusMessage: coded(batch.statusMessages, row),
		traceState: coded(batch.traceStates, row),
		events: spanEvents(batch, row),
		links: linksOf(coded(batch.links, row)),
		notes: coded(batch.notes, row)
			.split('\n')
			.filter((note) => note !== ''),
	};
}

/** Events of a batch row. */
export function spanEvents(batch: SpanBatch, row: number): readonly SpanEvent[] {
	return eventsOf(coded(batch.events, row));
}

/** Canonical text of one attribute of a batch row, or undefined. */
export function attributeText(batch: SpanBatch, row: number, keyCode: number): string | undefined {
	const { ends, keys, values } = batch.attributes;
	for (let entry = row === 0 ? 0 : (ends[row - 1] ?? 0); entry < (ends[row] ?? 0); entry++) {
		if (keys.codes[entry] === keyCode) return textAt(values, entry);
	}
	return undefined;
}

function attributesOf(batch: SpanBatch, row: number): Attributes {
	const { ends, keys, values, types } = batch.attributes;
	const letters = coded(types, row);
	const first = row === 0 ? 0 : (ends[row - 1] ?? 0);
	const found = new Map<string, AttributeValue>();
	for (let entry = first; entry < (ends[row] ?? 0); entry++) {
		found.set(coded(keys, entry), attributeValue(textAt(values, entry), letters[entry - first] ?? 's'));
	}
	return found;
}

type Plain = { readonly [key: string]: unknown };

function eventsOf(json: string): readonly SpanEvent[] {
	return listOf(json).map((event) => ({
		time: unixNanos(BigInt(typeof event.time === 'string' && /^\d+$/.test(event.time) ? event.time : 0)),
		name: textOr(event.name),
		attributes: plainAttributes(event.attributes),
	}));
}

function linksOf(json: string): readonly SpanLink[] {
	return listOf(json).flatMap((link) => {
		const traceId = parseTraceId(textOr(link.traceId));
		const spanId = parseSpanId(textOr(link.spanId));
		return traceId && spanId ? [{ traceId, spanId, attributes: plainAttributes(link.attributes) }] : [];
	});
}

function textOr(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function listOf(json: string): readonly Plain[] {
	if (json === '') return [];
	try {
		const list: unknown = parseCanonical(json);
		return Array.isArray(list)
			? list.filter((item): item is Plain => typeof item === 'object' && item !== null)
			: [];
	} catch {
		return [];
	}
}

function plainAttributes(value: unknown): Attributes {
	if (typeof value !== 'object' || value === null) return new Map();
	const entries: [string, AttributeValue][] = Object.entries(value);
	return new Map(entries);
}
