import { usualFinder } from '../../latency/usual-finder.ts';
import { coded } from '../../model/columns.ts';
import { SPAN_KINDS } from '../../model/span-kind.ts';
import { unixNanos } from '../../model/time.ts';
import type { Attributes } from '../../model/attributes.ts';
import type { SpanId } from '../../model/ids.ts';
import type { Trace } from '../../model/trace.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { SpanDetail } from '../../api/request.ts';
import { canonical } from '../../columns/canonical.ts';
import { hideAddresses, shownText } from '../../redact/personal.ts';
import { outgoingLinks } from './outgoing-links.ts';
import type { OpenedRequest } from './open-request.ts';

const STATUS_WORDS = ['unset', 'ok', 'error'] as const;

/**
 * Everything about one span. Two spans may share an ID, so a row may be named too; a row that holds another span
 * (the request has grown since) is not taken. Undefined for a span that is not in the request.
 */
export function presentSpanDetail(
	request: Pick<OpenedRequest, 'trace' | 'originOf' | 'baselines' | 'scores' | 'owners' | 'links'>,
	spanId: SpanId,
	wanted?: number,
): SpanDetail | undefined {
	const { trace } = request;
	const row = rowOf(trace, spanId, wanted);
	if (row === -1) return undefined;
	const { spans } = trace;
	const details = trace.details(row);
	const service = coded(spans.services, row);
	const name = coded(spans.names, row);
	const kind = spans.kinds[row] ?? 0;
	const usual = usualFinder(request.baselines)({ service, operation: name, kind, region: trace.region(row) });
	return {
		spanId,
		row,
		service,
		name,
		kind: SPAN_KINDS[kind] ?? 'unspecified',
		status: STATUS_WORDS[spans.statusCodes[row] ?? 0] ?? 'unset',
		statusMessage: hideAddresses(details.statusMessage),
		scope: details.scope,
		startTime: isoNanos(unixNanos(trace.startTime + BigInt(Math.round(spans.starts[row] ?? 0)))),
		attributes: attributesJson(details.attributes),
		resource: attributesJson(details.resource),
		events: details.events.map((event) => ({
			time: isoNanos(event.time),
			offsetNanos:
				Number(event.time - trace.startTime) + (spans.starts[row] ?? 0) - (spans.rawStarts[row] ?? 0),
			name: event.name,
			attributes: attributesJson(event.attributes),
		})),
		links: details.links.map((link) => ({ ...link, attributes: attributesJson(link.attributes) })),
		notes: [...details.notes],
		source: request.originOf(row),
		baseline: usual ? { ...usual, bounds: [...usual.bounds], counts: [...usual.counts] } : null,
		scores: request.scores.filter((score) => score.service === service).sort((a, b) => b.score - a.score),
		owner: request.owners.get(service) ?? null,
		onward: outgoingLinks(request, row),
	};
}

function rowOf({ spans }: Trace, spanId: SpanId, wanted: number | undefined): number {
	if (wanted !== undefined && spans.ids[wanted] === spanId) return wanted;
	return spans.ids.indexOf(spanId);
}

function attributesJson(attributes: Attributes): SpanDetail['attributes'] {
	return [...attributes].map(([key, value]) => {
		const { text, letter } = canonical(value);
		return { key, value: shownText(key, text), type: letter };
	});
}
