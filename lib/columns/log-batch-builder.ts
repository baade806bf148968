import type { Resource } from '../model/columns.ts';
import type { LogBatch } from '../model/log-batch.ts';
import { AttributeBuilder } from './attribute-builder.ts';
import { CodedBuilder, TextBuilder } from './builders.ts';
import { GrowableBytes, GrowableU64 } from './growable.ts';
import { ResourceBuilder } from './resource.ts';
import { attributeNotes } from './span-batch-builder.ts';

/** Builds a LogBatch; used like SpanBatchBuilder. */
export class LogBatchBuilder {
	length = 0;
	readonly times = new GrowableU64();
	readonly traceIds = new GrowableBytes(4096);
	readonly spanIds = new GrowableBytes(2048);
	readonly severityTexts = new CodedBuilder();
	readonly services = new CodedBuilder();
	readonly scopes = new CodedBuilder();
	readonly eventNames = new CodedBuilder();
	readonly bodies = new TextBuilder();
	readonly attributes = new AttributeBuilder();
	readonly notes = new CodedBuilder();
	readonly #severityNumbers = new GrowableBytes(256);
	readonly #resources = new ResourceBuilder();

	resource(resource: Resource): { readonly code: number; readonly serviceCode: number } {
		return {
			code: this.#resources.codeOf(resource),
			serviceCode: this.services.dictionary.codeOf(resource.service),
		};
	}

	resourceHash(code: number): string {
		return this.#resources.hashOf(code);
	}

	endRow(row: {
		readonly resource: number;
		readonly service: number;
		readonly severityNumber: number;
		readonly notes: readonly string[];
	}): void {
		const odd = this.attributes.endRow();
		this.notes.push([...row.notes, ...attributeNotes(odd)].join('\n'));
		this.#resources.pushCode(row.resource);
		this.services.pushCode(row.service);
		this.#severityNumbers.push(row.severityNumber);
		this.length++;
	}

	done(): LogBatch {
		return {
			length: this.length,
			times: this.times.done(),
			traceIds: this.traceIds.done(),
			spanIds: this.spanIds.done(),
			severityNumbers: this.#severityNumbers.done(),
			severityTexts: this.severityTexts.done(),
			services: this.services.done(),
			scopes: this.scopes.done(),
			resources: this.#resources.done(),
			eventNames: this.eventNames.done(),
			bodies: this.bodies.done(),
			attributes: this.attributes.done(),
			notes: this.notes.done(),
		};
	}
}
