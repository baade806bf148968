import { err, ok, type Result } from '../base/result.ts';
import type { LinkTemplate } from '../model/link-template.ts';
import { formatClock } from '../format/clock.ts';
import { cutAtPlaceholders, isMoment, type Moment } from './placeholders.ts';

/** Where a span ran and when. */
export interface SpanPlace {
	readonly traceId: string;
	readonly spanId: string;
	/** Milliseconds since 1970. */
	readonly start: number;
	readonly end: number;
	/** Infrastructure attributes of its resource, and `service.name`. */
	readonly attributes: ReadonlyMap<string, string>;
}

export interface FilledLink {
	readonly words: string;
	readonly href: string;
}

const MINUTE = 60_000;

/** The address for one span. The error names what this span does not have: a link with a hole in it leads nowhere. */
export function fillTemplate(template: LinkTemplate, span: SpanPlace): Result<FilledLink, readonly string[]> {
	const missing: string[] = [];
	const filled = cutAtPlaceholders(template.address).map((part, place) => {
		if (place % 2 === 0) return part;
		const value = isMoment(part) ? momentOf(part, template, span) : valueOf(part, span);
		if (value === undefined) missing.push(part);
		return encodeURIComponent(value ?? '');
	});
	if (missing.length > 0) return err([...new Set(missing)]);
	return ok({ words: wordsOf(template, span), href: filled.join('') });
}

function valueOf(key: string, span: SpanPlace): string | undefined {
	if (key === 'trace.id') return span.traceId;
	if (key === 'span.id') return span.spanId;
	const value = span.attributes.get(key)?.toWellFormed() ?? '';
	// Dots alone would climb up the path, whatever they are encoded as; what was redacted is not known.
	return /^\.{0,2}$/.test(value) || value.includes('[redacted') ? undefined : value;
}

function momentOf(moment: Moment, { aroundMinutes }: LinkTemplate, { start, end }: SpanPlace): string {
	const [edge, form = 'ms'] = moment.split('.');
	const at = edge === 'from' ? start - aroundMinutes * MINUTE : end + aroundMinutes * MINUTE;
	if (form === 'iso') return new Date(at).toISOString();
	return String(form === 's' ? Math.floor(at / 1000) : Math.floor(at));
}

function wordsOf({ kind, title, aroundMinutes }: LinkTemplate, span: SpanPlace): string {
	if (title.trim() !== '') return title;
	switch (kind) {
		case 'metrics':
			return `Metrics at ${formatClock(span.start)}`;
		case 'deployments': {
			const version = span.attributes.get('service.version');
			return version === undefined ? 'Deployments' : `Deployments, now ${version}`;
		}
		case 'logs':
			return `Logs, ${aroundMinutes} min around`;
		case 'other':
			return 'Open';
	}
}
