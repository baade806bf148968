import type { LogBatch } from '../model/log-batch.ts';
import type { SpanBatch } from '../model/span-batch.ts';
import { redactAttributes, redactCoded, redactResources, redactTexts } from './redact-columns.ts';
import type { RedactionCounts } from './redaction.ts';

/** The batch with its secrets masked, wherever a sender can write free text. Counts what it masked. */
export function redactSpans(batch: SpanBatch, counts: RedactionCounts): SpanBatch {
	return {
		...batch,
		names: redactCoded(batch.names, counts),
		statusMessages: redactCoded(batch.statusMessages, counts),
		traceStates: redactCoded(batch.traceStates, counts),
		resources: redactResources(batch.resources, counts),
		attributes: redactAttributes(batch.attributes, counts),
		events: redactCoded(batch.events, counts),
		links: redactCoded(batch.links, counts),
		notes: redactCoded(batch.notes, counts),
	};
}

/** As redactSpans, for log records. */
export function redactLogs(batch: LogBatch, counts: RedactionCounts): LogBatch {
	return {
		...batch,
		severityTexts: redactCoded(batch.severityTexts, counts),
		resources: redactResources(batch.resources, counts),
		eventNames: redactCoded(batch.eventNames, counts),
		bodies: redactTexts(batch.bodies, counts),
		attributes: redactAttributes(batch.attributes, counts),
		notes: redactCoded(batch.notes, counts),
	};
}
