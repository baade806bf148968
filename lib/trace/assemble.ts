import { assert } from '../base/assert.ts';
import { coded } from '../model/columns.ts';
import type { SpanId, TraceId } from '../model/ids.ts';
import { regionOf } from '../model/region.ts';
import { SPAN_FLAG, type SpanBatch } from '../model/span-batch.ts';
import { unixNanos } from '../model/time.ts';
import { SPAN_MARK, type SpanTable, type Trace } from '../model/trace.ts';
import { bytesToHex } from '../columns/hex.ts';
import { asyncMarks, lastEnds } from './async-marks.ts';
import { clockOffsets } from './clock-skew.ts';
import { cutCycles } from './cut-cycles.ts';
import { type DepthFirst, depthFirst } from './depth-first.ts';
import { attributeText, spanDetails, spanEvents } from './details.ts';
import { type DistinctSpans, distinctSpans } from './distinct.ts';
import { type Hosts, hostsOf } from './hosts.ts';
import { mergePieces, type PieceTimes } from './merge-pieces.ts';
import { traceNotes } from './notes.ts';
import { findParents } from './parents.ts';

export interface AssembleOptions {
	/** False leaves every time as its sender told it. */
	readonly correctSkew?: boolean;
}

/**
 * Puts a trace together: exact repeats dropped, pieces joined, parents found, cycles cut, spans numbered depth
 * first, clocks brought together. n log n in spans, no recursion. The batch must hold one trace and one span at least.
 */
export function assemble(batch: SpanBatch, options: AssembleOptions = {}): Trace {
	assert(batch.length > 0, 'a trace needs a span');
	const distinct = distinctSpans(batch);
	const times = mergePieces(batch, distinct);
	const found = findParents(batch, distinct);
	cutCycles(found.parents, found.marks, times.starts);
	const order = depthFirst(found.parents, times.starts);
	const hosts = hostsOf(batch);
	const table = buildTable(batch, distinct, times, order, found.marks);
	const offsets =
		options.correctSkew === false
			? new Float64Array(table.length)
			: skewOffsets(batch, distinct, order, hosts, table);
	const { spans, origin } = shift(table, offsets);
	const rowOf = (row: number) => distinct.rows[order.places[row] ?? 0] ?? 0;
	const keyCodes = new Map(batch.attributes.keys.values.map((key, code) => [key, code]));
	const resources = batch.resources.values.map(
		({ attributes }) => new Map(attributes.map(([key, text]) => [key, text])),
	);
	const regions = batch.resources.values.map(regionOf);
	const ends = lastEnds(spans);
	return {
		traceId: bytesToHex(batch.traceIds, 0, 16) as TraceId,
		startTime: unixNanos(times.base + BigInt(Math.round(origin))),
		durationNanos: ends.synchronous,
		durationWithAsync: ends.all,
		spans,
		mainRoot: mainRoot(spans),
		notes: traceNotes({
			spans,
			offsets,
			distinct,
			missing: found.missing,
			ends,
			hostOf: (row) => hosts.names[hostCode(batch, hosts, rowOf(row))] ?? '',
		}),
		batchRow: rowOf,
		details: (row) => spanDetails(batch, rowOf(row)),
		statusMessage: (row) => coded(batch.statusMessages, rowOf(row)),
		region: (row) => regions[batch.resources.codes[rowOf(row)] ?? 0] ?? '',
		events: (row) => spanEvents(batch, rowOf(row)),
		attribute: (row, key) => {
			const code = keyCodes.get(key);
			const own = code === undefined ? undefined : attributeText(batch, rowOf(row), code);
			if (own !== undefined) return own;
			return resources[batch.resources.codes[rowOf(row)] ?? 0]?.get(key);
		},
	};
}

function buildTable(
	batch: SpanBatch,
	distinct: DistinctSpans,
	times: PieceTimes,
	order: DepthFirst,
	found: Uint8Array,
): SpanTable {
	const length = distinct.rows.length;
	const ids: SpanId[] = [];
	const starts = new Float64Array(length);
	const durations = new Float64Array(length);
	const kinds = new Uint8Array(length);
	const statusCodes = new Uint8Array(length);
	const marks = new Uint8Array(length);
	const services = new Uint32Array(length);
	const names = new Uint32Array(length);
	for (let row = 0; row < length; row++) {
		const place = order.places[row] ?? 0;
		const from = distinct.rows[place] ?? 0;
		ids.push(bytesToHex(batch.spanIds, from * 8, 8) as SpanId);
		starts[row] = times.starts[place] ?? 0;
		durations[row] = times.durations[place] ?? 0;
		kinds[row] = batch.kinds[from] ?? 0;
		statusCodes[row] = batch.statusCodes[from] ?? 0;
		marks[row] = (found[place] ?? 0) | timeMarks(batch.flags[from] ?? 0);
		services[row] = batch.services.codes[from] ?? 0;
		names[row] = batch.names.codes[from] ?? 0;
	}
	return {
		length,
		ids,
		parents: order.parents,
		depths: order.depths,
		subtreeEnds: order.subtreeEnds,
		starts,
		rawStarts: starts,
		durations,
		kinds,
		statusCodes,
		marks,
		services: { values: batch.services.values, codes: services },
		names: { values: batch.names.values, codes: names },
	};
}

function timeMarks(flags: number): number {
	return (
		((flags & SPAN_FLAG.noTime) !== 0 ? SPAN_MARK.noTime : 0) |
		((flags & SPAN_FLAG.timeChanged) !== 0 ? SPAN_MARK.timeChanged : 0)
	);
}

function skewOffsets(
	batch: SpanBatch,
	distinct: DistinctSpans,
	order: DepthFirst,
	hosts: Hosts,
	table: SpanTable,
): Float64Array {
	const codes = Uint32Array.from(order.places, (place) => hostCode(batch, hosts, distinct.rows[place] ?? 0));
	return clockOffsets({
		parents: table.parents,
		starts: table.starts,
		durations: table.durations,
		kinds: table.kinds,
		hosts: codes,
	});
}

function hostCode(batch: SpanBatch, hosts: Hosts, batchRow: number): number {
	return hosts.codes[batch.resources.codes[batchRow] ?? 0] ?? 0;
}

/** Applies clock offsets and moves offset 0 to the first start. Raw starts count from the same moment. */
function shift(
	table: SpanTable,
	offsets: Float64Array,
): { readonly spans: SpanTable; readonly origin: number } {
	let origin = Infinity;
	for (let row = 0; row < table.length; row++) {
		if (((table.marks[row] ?? 0) & (SPAN_MARK.noTime | SPAN_MARK.timeChanged)) === 0)
			origin = Math.min(origin, (table.starts[row] ?? 0) + (offsets[row] ?? 0));
	}
	if (origin === Infinity) origin = Math.min(...table.starts.subarray(0, 1));
	const marks = table.marks.map((mark, row) => (offsets[row] === 0 ? mark : mark | SPAN_MARK.moved));
	const spans = {
		...table,
		starts: table.starts.map((start, row) => start + (offsets[row] ?? 0) - origin),
		rawStarts: table.starts.map((start) => start - origin),
		marks,
	};
	return { spans: { ...spans, marks: asyncMarks(spans) }, origin };
}

/** The earliest root, preferring one that was sent as a root over one whose parent is missing. */
function mainRoot(spans: SpanTable): number {
	let best = 0;
	let bestOrphan = true;
	for (let row = 0; row < spans.length; row = spans.subtreeEnds[row] ?? spans.length) {
		const orphan = ((spans.marks[row] ?? 0) & SPAN_MARK.orphan) !== 0;
		const earlier = (spans.starts[row] ?? 0) < (spans.starts[best] ?? 0);
		if (row === 0 || (bestOrphan && !orphan) || (orphan === bestOrphan && earlier)) {
			best = row;
			bestOrphan = orphan;
		}
	}
	return best;
}
