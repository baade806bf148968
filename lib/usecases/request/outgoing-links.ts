import { fillTemplate, type SpanPlace } from '../../links/fill-template.ts';
import { isInfrastructure } from '../../links/placeholders.ts';
import { coded } from '../../model/columns.ts';
import type { LinkTemplate } from '../../model/link-template.ts';
import { NANOS_PER_MILLI, toMillis } from '../../model/time.ts';
import type { Trace } from '../../model/trace.ts';
import type { OnwardLink } from '../../api/service-links.ts';
import { canonical } from '../../columns/canonical.ts';
import type { OpenedRequest } from './open-request.ts';

/** Where to go on from a span: the links of its service, filled from it. Those that it can't fill are left out. */
export function outgoingLinks(
	request: Pick<OpenedRequest, 'trace' | 'owners' | 'links'>,
	row: number,
): OnwardLink[] {
	const service = coded(request.trace.spans.services, row);
	const templates = request.links.get(service)?.templates ?? request.owners.get(service)?.links ?? [];
	if (templates.length === 0) return [];
	const place = spanPlaceOf(request.trace, row);
	return templates.flatMap((template): OnwardLink[] => {
		const filled = fillTemplate(template, place);
		return filled.ok ? [{ kind: template.kind, ...filled.value }] : [];
	});
}

/** Where a span ran and when, in the terms that templates know. */
export function spanPlaceOf(trace: Trace, row: number): SpanPlace {
	const { spans } = trace;
	const start = toMillis(trace.startTime) + (spans.starts[row] ?? 0) / NANOS_PER_MILLI;
	const attributes = new Map([['service.name', coded(spans.services, row)]]);
	for (const [key, value] of trace.details(row).resource) {
		if (isInfrastructure(key)) attributes.set(key, canonical(value).text);
	}
	return {
		traceId: trace.traceId,
		spanId: spans.ids[row] ?? '',
		start,
		end: start + (spans.durations[row] ?? 0) / NANOS_PER_MILLI,
		attributes,
	};
}

/** Links of a service in force, and who said so. */
export function linksInForce(
	saved: readonly LinkTemplate[] | undefined,
	ofOwner: readonly LinkTemplate[],
): { readonly templates: readonly LinkTemplate[]; readonly from: 'saved' | 'directory' | 'nobody' } {
	if (saved) return { templates: saved, from: 'saved' };
	return { templates: ofOwner, from: ofOwner.length > 0 ? 'directory' : 'nobody' };
}
