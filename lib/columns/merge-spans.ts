import type { AttributeColumn, CodedColumn, ResourceColumn } from '../model/columns.ts';
import type { SpanBatch } from '../model/span-batch.ts';
import { Dictionary } from './dictionary.ts';
import { pickSpans } from './pick-spans.ts';

/** Spans of one source. */
export interface SourcedSpans {
	readonly source: string;
	readonly batch: SpanBatch;
}

/** Spans of several sources as one batch, and where each came from. */
export interface MergedSpans {
	readonly batch: SpanBatch;
	/** By row: the sources that gave it, in the order they were asked; `, ` between them. */
	readonly origins: CodedColumn;
}

/** Stores round times, some to microseconds and some to milliseconds. */
const SAME_WITHIN_NANOS = 1_000_000n;
/** Spans of one ID compared at most: where more share it, the rest stay as they are. */
const MAX_COMPARED = 64;

/**
 * Lays spans of several sources together. What two sources tell of one span (same ID, kind, service and name, at the
 * same time) is one row: the one that tells more. What one source gives twice stays twice, for `assemble` to judge.
 * Linear in spans.
 */
export function mergeSpans(reads: readonly SourcedSpans[]): MergedSpans {
	const given = reads.filter(({ batch }) => batch.length > 0);
	const [only] = given;
	if (only && given.length === 1) return { batch: only.batch, origins: sameOrigin(only) };
	const batch = concatSpans(given.map((read) => read.batch));
	const kept = new Map<number, Set<number>>();
	const rowsById = new Map<string, number[]>();
	let row = 0;
	for (const [source, read] of given.entries()) {
		const own: [key: string, row: number][] = [];
		for (const end = row + read.batch.length; row < end; row++) {
			const key = keyOf(batch, row);
			const twin = rowsById.get(key)?.find((other) => isSameSpan(batch, other, row));
			if (twin === undefined) {
				kept.set(row, new Set([source]));
				own.push([key, row]);
			} else replaceTwin(batch, kept, rowsById.get(key) ?? [], twin, row, source);
		}
		// Only now, so that what one source gives twice is not taken for two sources' word.
		for (const [key, added] of own) {
			const list = rowsById.get(key);
			if (!list) rowsById.set(key, [added]);
			else if (list.length < MAX_COMPARED) list.push(added);
		}
	}
	const names = given.map(({ source }) => source);
	const rows = [...kept.keys()].sort((a, b) => a - b);
	return {
		batch: pickSpans(batch, rows),
		origins: codedTexts(rows.map((one) => [...(kept.get(one) ?? [])].map((i) => names[i]).join(', '))),
	};
}

/** The fuller of two rows of one span stays, with the sources of both. */
function replaceTwin(
	batch: SpanBatch,
	kept: Map<number, Set<number>>,
	list: number[],
	twin: number,
	row: number,
	source: number,
): void {
	const sources = kept.get(twin) ?? new Set<number>();
	sources.add(source);
	if (attributeCount(batch, row) <= attributeCount(batch, twin)) return;
	kept.delete(twin);
	kept.set(row, sources);
	list[list.indexOf(twin)] = row;
}

function keyOf(batch: SpanBatch, row: number): string {
	const id = new DataView(batch.spanIds.buffer, batch.spanIds.byteOffset + row * 8, 8);
	const names = `${batch.services.codes[row]} ${batch.names.codes[row]}`;
	return `${id.getUint32(0)} ${id.getUint32(4)} ${batch.kinds[row]} ${names}`;
}

function isSameSpan({ startTimes, durations }: SpanBatch, a: number, b: number): boolean {
	const near = (column: BigUint64Array) => {
		const apart = (column[a] ?? 0n) - (column[b] ?? 0n);
		return apart <= SAME_WITHIN_NANOS && -apart <= SAME_WITHIN_NANOS;
	};
	return near(startTimes) && near(durations);
}

function attributeCount({ attributes: { ends } }: SpanBatch, row: number): number {
	return (ends[row] ?? 0) - (row === 0 ? 0 : (ends[row - 1] ?? 0));
}

function sameOrigin({ source, batch }: SourcedSpans): CodedColumn {
	return { values: [source], codes: new Uint32Array(batch.length) };
}

function codedTexts(texts: readonly string[]): CodedColumn {
	const dictionary = new Dictionary();
	return { codes: Uint32Array.from(texts, (text) => dictionary.codeOf(text)), values: dictionary.values };
}

/** The rows of batches one after the other. */
function concatSpans(batches: readonly SpanBatch[]): SpanBatch {
	const bytes = (read: (batch: SpanBatch) => Uint8Array) => concatBytes(batches.map(read));
	const texts = (read: (batch: SpanBatch) => CodedColumn) => concatCoded(batches.map(read));
	const longs = (read: (batch: SpanBatch) => BigUint64Array) => concatLongs(batches.map(read));
	return {
		length: batches.reduce((sum, { length }) => sum + length, 0),
		traceIds: bytes((batch) => batch.traceIds),
		spanIds: bytes((batch) => batch.spanIds),
		parentSpanIds: bytes((batch) => batch.parentSpanIds),
		startTimes: longs((batch) => batch.startTimes),
		durations: longs((batch) => batch.durations),
		kinds: bytes((batch) => batch.kinds),
		statusCodes: bytes((batch) => batch.statusCodes),
		flags: bytes((batch) => batch.flags),
		services: texts((batch) => batch.services),
		names: texts((batch) => batch.names),
		statusMessages: texts((batch) => batch.statusMessages),
		traceStates: texts((batch) => batch.traceStates),
		scopes: texts((batch) => batch.scopes),
		resources: concatResources(batches.map(({ resources }) => resources)),
		attributes: concatAttributes(batches.map(({ attributes }) => attributes)),
		events: texts((batch) => batch.events),
		links: texts((batch) => batch.links),
		notes: texts((batch) => batch.notes),
	};
}

function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function concatLongs(parts: readonly BigUint64Array[]): BigUint64Array {
	const whole = new BigUint64Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function concatCoded(parts: readonly CodedColumn[]): CodedColumn {
	const dictionary = new Dictionary();
	const codes = parts.map((part) => {
		const renumbered = part.values.map((value) => dictionary.codeOf(value));
		return part.codes.map((code) => renumbered[code] ?? 0);
	});
	return { values: dictionary.values, codes: concatNumbers(codes) };
}

function concatNumbers(parts: readonly Uint32Array[]): Uint32Array {
	const whole = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function concatResources(parts: readonly ResourceColumn[]): ResourceColumn {
	const known = new Map<string, number>();
	const values: ResourceColumn['values'][number][] = [];
	const codes = parts.map((part) => {
		const renumbered = part.values.map((resource) => {
			const code = known.get(resource.hash) ?? values.push(resource) - 1;
			known.set(resource.hash, code);
			return code;
		});
		return part.codes.map((code) => renumbered[code] ?? 0);
	});
	return { values, codes: concatNumbers(codes) };
}

/** Ends count from the beginning of the whole: each part's are moved by what lies before it. */
function concatAttributes(parts: readonly AttributeColumn[]): AttributeColumn {
	let entries = 0;
	let bytes = 0;
	const ends: Uint32Array[] = [];
	const valueEnds: Uint32Array[] = [];
	for (const { ends: own, values } of parts) {
		const [entriesBefore, bytesBefore] = [entries, bytes];
		ends.push(own.map((end) => end + entriesBefore));
		valueEnds.push(values.ends.map((end) => end + bytesBefore));
		entries += values.ends.length;
		bytes += values.bytes.length;
	}
	return {
		ends: concatNumbers(ends),
		keys: concatCoded(parts.map(({ keys }) => keys)),
		values: { bytes: concatBytes(parts.map(({ values }) => values.bytes)), ends: concatNumbers(valueEnds) },
		types: concatCoded(parts.map(({ types }) => types)),
	};
}
