import type { Resource } from '../model/columns.ts';
import type { SpanBatch } from '../model/span-batch.ts';
import { AttributeBuilder, type RowOddities } from './attribute-builder.ts';
import { CodedBuilder } from './builders.ts';
import { GrowableBytes, GrowableU64 } from './growable.ts';
import { ResourceBuilder } from './resource.ts';

/**
 * Builds a SpanBatch. A decoder fills the public columns of one row and then calls `endRow`; it must not
 * begin to fill before it knows that the span is good (IDs and shape), because columns are not taken back.
 */
export class SpanBatchBuilder {
	length = 0;
	readonly traceIds = new GrowableBytes(4096);
	readonly spanIds = new GrowableBytes(2048);
	readonly parentSpanIds = new GrowableBytes(2048);
	readonly startTimes = new GrowableU64();
	readonly durations = new GrowableU64();
	readonly kinds = new GrowableBytes(256);
	readonly statusCodes = new GrowableBytes(256);
	readonly flags = new GrowableBytes(256);
	readonly services = new CodedBuilder();
	readonly names = new CodedBuilder();
	readonly statusMessages = new CodedBuilder();
	readonly traceStates = new CodedBuilder();
	readonly scopes = new CodedBuilder();
	readonly attributes = new AttributeBuilder();
	readonly events = new CodedBuilder();
	readonly links = new CodedBuilder();
	readonly notes = new CodedBuilder();
	readonly #resources = new ResourceBuilder();

	/** Codes of a resource and its service, to be given to every row that came from it. */
	resource(resource: Resource): { readonly code: number; readonly serviceCode: number } {
		return {
			code: this.#resources.codeOf(resource),
			serviceCode: this.services.dictionary.codeOf(resource.service),
		};
	}

	/** Ends the row: closes its attributes and writes resource, service, kind, status and flags. */
	endRow(row: {
		readonly resource: number;
		readonly service: number;
		readonly kind: number;
		readonly statusCode: number;
		readonly flags: number;
		readonly notes: readonly string[];
	}): void {
		const odd = this.attributes.endRow();
		this.notes.push([...row.notes, ...attributeNotes(odd)].join('\n'));
		this.#resources.pushCode(row.resource);
		this.services.pushCode(row.service);
		this.kinds.push(row.kind);
		this.statusCodes.push(row.statusCode);
		this.flags.push(row.flags);
		this.length++;
	}

	done(): SpanBatch {
		return {
			length: this.length,
			traceIds: this.traceIds.done(),
			spanIds: this.spanIds.done(),
			parentSpanIds: this.parentSpanIds.done(),
			startTimes: this.startTimes.done(),
			durations: this.durations.done(),
			kinds: this.kinds.done(),
			statusCodes: this.statusCodes.done(),
			flags: this.flags.done(),
			services: this.services.done(),
			names: this.names.done(),
			statusMessages: this.statusMessages.done(),
			traceStates: this.traceStates.done(),
			scopes: this.scopes.done(),
			resources: this.#resources.done(),
			attributes: this.attributes.done(),
			events: this.events.done(),
			links: this.links.done(),
			notes: this.notes.done(),
		};
	}
}

/** What the attribute builder found odd, as sentences for the record's notes. */
export function attributeNotes(odd: RowOddities): readonly string[] {
	const notes: string[] = [];
	if (odd.duplicates > 0)
		notes.push(`${odd.duplicates} attribute keys came more than once; the last value was kept`);
	if (odd.left > 0) notes.push(`${odd.left} attributes over the limit of 1,000 were left out`);
	return notes;
}
