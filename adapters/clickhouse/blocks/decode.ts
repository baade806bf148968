import type { AttributeColumn, CodedColumn, Resource, TextColumn } from '../../../lib/model/columns.ts';
import type { LogBatch } from '../../../lib/model/log-batch.ts';
import type { SpanBatch } from '../../../lib/model/span-batch.ts';
import { type GatheredBlocks, type GatheredColumn, readBlocks } from './block-reader.ts';

/** Spans out of blocks of `spans` and the blocks of `resources` that they name. */
export function decodeSpans(spanBlocks: Uint8Array, resources: ReadonlyMap<string, Resource>): SpanBatch {
	const blocks = readBlocks(spanBlocks);
	const code = (name: string) => coded(blocks.column(name));
	return {
		length: blocks.rows,
		traceIds: blocks.column('trace_id').fixed.done(),
		spanIds: blocks.column('span_id').fixed.done(),
		parentSpanIds: blocks.column('parent_span_id').fixed.done(),
		startTimes: u64(blocks.column('start_time')),
		durations: u64(blocks.column('duration')),
		kinds: blocks.column('kind').fixed.done(),
		statusCodes: blocks.column('status_code').fixed.done(),
		flags: blocks.column('flags').fixed.done(),
		services: code('service'),
		names: code('name'),
		statusMessages: code('status_message'),
		traceStates: code('trace_state'),
		scopes: code('scope'),
		resources: resourceColumn(blocks, resources),
		attributes: attributes(blocks),
		events: codedFromText(text(blocks.column('events'))),
		links: codedFromText(text(blocks.column('links'))),
		notes: code('notes'),
	};
}

/** Log records out of blocks of `logs` and the resources that they name. */
export function decodeLogs(logBlocks: Uint8Array, resources: ReadonlyMap<string, Resource>): LogBatch {
	const blocks = readBlocks(logBlocks);
	const code = (name: string) => coded(blocks.column(name));
	return {
		length: blocks.rows,
		times: u64(blocks.column('time')),
		traceIds: blocks.column('trace_id').fixed.done(),
		spanIds: blocks.column('span_id').fixed.done(),
		severityNumbers: blocks.column('severity_number').fixed.done(),
		severityTexts: code('severity_text'),
		services: code('service'),
		scopes: code('scope'),
		resources: resourceColumn(blocks, resources),
		eventNames: code('event_name'),
		bodies: text(blocks.column('body')),
		attributes: attributes(blocks),
		notes: code('notes'),
	};
}

/** Resources by hash, out of blocks of `resources`. */
export function decodeResources(bytes: Uint8Array): ReadonlyMap<string, Resource> {
	const blocks = readBlocks(bytes);
	const hashes = u64(blocks.column('hash'));
	const services = coded(blocks.column('service'));
	const { ends, keys, values, types } = attributes(blocks);
	const found = new Map<string, Resource>();
	let entry = 0;
	for (let row = 0; row < blocks.rows; row++) {
		const letters = at(types, row);
		const list: (readonly [string, string, string])[] = [];
		const first = entry;
		for (; entry < (ends[row] ?? 0); entry++)
			list.push([at(keys, entry), textOf(values, entry), letters[entry - first] ?? 's']);
		const hash = (hashes[row] ?? 0n).toString(16).padStart(16, '0');
		found.set(hash, { hash, service: at(services, row), attributes: list });
	}
	return found;
}

/** Hashes of the resources that blocks of spans or logs name, as hex. */
export function resourceHashes(bytes: Uint8Array): readonly string[] {
	const distinct = new Set(u64(readBlocks(bytes).column('resource_hash')));
	return [...distinct].map((hash) => hash.toString(16).padStart(16, '0'));
}

function resourceColumn(
	blocks: GatheredBlocks,
	known: ReadonlyMap<string, Resource>,
): SpanBatch['resources'] {
	const hashes = u64(blocks.column('resource_hash'));
	const services = coded(blocks.column('service'));
	const values: Resource[] = [];
	const codesOf = new Map<bigint, number>();
	const codes = new Uint32Array(hashes.length);
	for (let row = 0; row < hashes.length; row++) {
		const number = hashes[row] ?? 0n;
		let code = codesOf.get(number);
		if (code === undefined) {
			code = values.length;
			codesOf.set(number, code);
			const hash = number.toString(16).padStart(16, '0');
			values.push(known.get(hash) ?? { hash, service: at(services, row), attributes: [] });
		}
		codes[row] = code;
	}
	return { values, codes };
}

function attributes(blocks: GatheredBlocks): AttributeColumn {
	const map = blocks.column('attributes');
	return {
		ends: map.mapEnds.done(),
		keys: coded(map),
		values: text(map),
		types: coded(blocks.column('attribute_types')),
	};
}

function coded(column: GatheredColumn): CodedColumn {
	return { values: column.values, codes: column.codes.done() };
}

function text(column: GatheredColumn): TextColumn {
	return { bytes: column.fixed.done(), ends: column.ends.done() };
}

/** Mostly empty texts as repeated values, so that empty ones cost nothing. */
function codedFromText(column: TextColumn): CodedColumn {
	const values = [''];
	const codes = new Uint32Array(column.ends.length);
	for (let row = 0; row < codes.length; row++) {
		const empty = (column.ends[row] ?? 0) === (row === 0 ? 0 : (column.ends[row - 1] ?? 0));
		if (!empty) codes[row] = values.push(textOf(column, row)) - 1;
	}
	return { values, codes };
}

function u64(column: GatheredColumn): BigUint64Array {
	const bytes = column.fixed.done();
	return new BigUint64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function textOf(column: TextColumn, row: number): string {
	return decoder.decode(column.bytes.subarray(row === 0 ? 0 : (column.ends[row - 1] ?? 0), column.ends[row]));
}

function at(column: CodedColumn, row: number): string {
	return column.values[column.codes[row] ?? 0] ?? '';
}
