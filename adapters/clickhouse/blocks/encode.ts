import type { CodedColumn, Resource, ResourceColumn } from '../../../lib/model/columns.ts';
import type { LogBatch } from '../../../lib/model/log-batch.ts';
import { regionOf } from '../../../lib/model/region.ts';
import type { SpanBatch } from '../../../lib/model/span-batch.ts';
import type { EncodedBlock } from '../../../lib/model/encoded-block.ts';
import { AttributeBuilder } from '../../../lib/columns/attribute-builder.ts';
import { CodedBuilder } from '../../../lib/columns/builders.ts';
import { BlockWriter, bytesOf } from './block-writer.ts';
import { FORMAT } from './format.ts';
import { LOG_COLUMNS, type NativeColumn, RESOURCE_COLUMNS, SPAN_COLUMNS } from './columns.ts';

type Writers = Readonly<Record<string, (out: BlockWriter) => void>>;

/** Spans and their resources as blocks for the store. Empty batches give no blocks. */
export function encodeSpans(batch: SpanBatch): EncodedBlock[] {
	if (batch.length === 0) return [];
	const writers: Writers = {
		trace_id: (out) => out.raw(batch.traceIds),
		span_id: (out) => out.raw(batch.spanIds),
		parent_span_id: (out) => out.raw(batch.parentSpanIds),
		start_time: (out) => out.raw(bytesOf(batch.startTimes)),
		duration: (out) => out.raw(bytesOf(batch.durations)),
		kind: (out) => out.raw(batch.kinds),
		status_code: (out) => out.raw(batch.statusCodes),
		flags: (out) => out.raw(batch.flags),
		service: (out) => out.lowCardinality(batch.services),
		name: (out) => out.lowCardinality(batch.names),
		status_message: (out) => out.lowCardinality(batch.statusMessages),
		trace_state: (out) => out.lowCardinality(batch.traceStates),
		scope: (out) => out.lowCardinality(batch.scopes),
		resource_hash: (out) => out.raw(hashes(batch.resources)),
		attributes: (out) => out.map(batch.attributes),
		attribute_types: (out) => out.lowCardinality(batch.attributes.types),
		events: (out) => out.stringsOf(batch.events),
		links: (out) => out.stringsOf(batch.links),
		notes: (out) => out.lowCardinality(batch.notes),
		region: (out) => out.lowCardinality(regions(batch.resources)),
	};
	const bytes = block(
		SPAN_COLUMNS,
		batch.length,
		batch.attributes.values.bytes.length + batch.length * 128,
		writers,
	);
	return [
		{ format: FORMAT, kind: 'spans', rows: batch.length, bytes },
		encodeResources(batch.resources.values),
	];
}

/** Log records and their resources as blocks for the store. */
export function encodeLogs(batch: LogBatch): EncodedBlock[] {
	if (batch.length === 0) return [];
	const writers: Writers = {
		time: (out) => out.raw(bytesOf(batch.times)),
		trace_id: (out) => out.raw(batch.traceIds),
		span_id: (out) => out.raw(batch.spanIds),
		severity_number: (out) => out.raw(batch.severityNumbers),
		severity_text: (out) => out.lowCardinality(batch.severityTexts),
		service: (out) => out.lowCardinality(batch.services),
		scope: (out) => out.lowCardinality(batch.scopes),
		resource_hash: (out) => out.raw(hashes(batch.resources)),
		event_name: (out) => out.lowCardinality(batch.eventNames),
		body: (out) => out.strings(batch.bodies),
		attributes: (out) => out.map(batch.attributes),
		attribute_types: (out) => out.lowCardinality(batch.attributes.types),
		notes: (out) => out.lowCardinality(batch.notes),
	};
	const bytes = block(LOG_COLUMNS, batch.length, batch.bodies.bytes.length + batch.length * 96, writers);
	return [
		{ format: FORMAT, kind: 'logs', rows: batch.length, bytes },
		encodeResources(batch.resources.values),
	];
}

function encodeResources(resources: readonly Resource[]): EncodedBlock {
	const services = new CodedBuilder();
	const attributes = new AttributeBuilder();
	for (const resource of resources) {
		services.push(resource.service);
		for (const [key, text, letter] of resource.attributes) attributes.addText(key, letter, text);
		attributes.endRow();
	}
	const column = attributes.done();
	const writers: Writers = {
		hash: (out) =>
			out.raw(bytesOf(BigUint64Array.from(resources, (resource) => BigInt(`0x${resource.hash}`)))),
		service: (out) => out.lowCardinality(services.done()),
		attributes: (out) => out.map(column),
		attribute_types: (out) => out.lowCardinality(column.types),
	};
	return {
		format: FORMAT,
		kind: 'resources',
		rows: resources.length,
		bytes: block(RESOURCE_COLUMNS, resources.length, 4096, writers),
	};
}

function block(
	columns: readonly NativeColumn[],
	rows: number,
	capacity: number,
	writers: Writers,
): Uint8Array<ArrayBuffer> {
	const out = new BlockWriter(columns.length, rows, capacity);
	for (const column of columns) {
		out.column(column);
		const write = writers[column[0]];
		if (!write) throw new Error(`no writer for column ${column[0]}`);
		write(out);
	}
	return out.done();
}

function hashes(column: ResourceColumn): Uint8Array {
	const known = BigUint64Array.from(column.values, (resource) => BigInt(`0x${resource.hash}`));
	const rows = new BigUint64Array(column.codes.length);
	for (let row = 0; row < rows.length; row++) rows[row] = known[column.codes[row] ?? 0] ?? 0n;
	return bytesOf(rows);
}

function regions({ values, codes }: ResourceColumn): CodedColumn {
	const builder = new CodedBuilder();
	const known = values.map((resource) => builder.dictionary.codeOf(regionOf(resource)));
	for (const code of codes) builder.pushCode(known[code] ?? 0);
	return builder.done();
}
