import type { Asking } from '../asking.ts';
import { withDeadline } from '../../base/deadline.ts';
import { parseTraceId } from '../../model/ids.ts';
import type { VerdictState } from '../../model/verdict.ts';
import type { NamedThing } from '../../api/named.ts';
import { recognise } from '../../recognise/recognise.ts';
import { formatDuration } from '../../format/duration.ts';
import { formatInstant } from '../../format/clock.ts';
import { findSuspects } from '../trouble/find-trouble.ts';
import { findSupportPage } from './find-support-page.ts';
import { findSpan, spanHref } from '../request/find-span.ts';
import { nextTick, nowWindow } from '../now-window.ts';
import { openSession } from '../session/open-session.ts';
import type { RequestCache } from '../request/request-cache.ts';
import type { Ports } from '../site-ports.ts';
import { presentRequest } from '../request/present-request.ts';
import { stretch } from '../trouble/usual-behaviour.ts';
import { DEADLINES_MS } from '../limits.ts';

const MAX_REQUESTS = 3;
const MAX_SERVICES = 3;
const HOUR = 3_600_000_000_000n;

const TONES: Readonly<Record<VerdictState, NamedThing['tone']>> = {
	failed: 'error',
	gap: 'warn',
	slow: 'slow',
	healthy: 'calm',
	running: 'none',
	unknown: 'none',
};

export interface PastedTextQuery {
	readonly text: string;
	/** Names that are services. */
	readonly services: ReadonlySet<string>;
}

/** What a text names, with verdicts: requests first, then who it was, then services. What is not stored is left out. */
export async function resolvePastedText(
	asking: Asking,
	ports: Ports,
	opened: Pick<RequestCache, 'open'>,
	{ text, services }: PastedTextQuery,
): Promise<readonly NamedThing[]> {
	const found = recognise(text, services);
	const of = (kind: string, most: number) =>
		[...new Set(found.flatMap((one) => (one.kind === kind ? [one.value] : [])))].slice(0, most);
	const named = found.find(({ kind }) => kind === 'session-id' || kind === 'user-id' || kind === 'email');
	// The words of a line that names a request are not somebody's name.
	const whose = named?.value ?? (of('trace-id', 1).length > 0 ? '' : text);
	const things = await Promise.all([
		...of('trace-id', MAX_REQUESTS).map((id) => requestOf(asking, ports, opened, id)),
		placeOf(asking, ports, whose),
		...of('service', MAX_SERVICES)
			.filter((name) => services.has(name))
			.map((name) => serviceOf(asking, ports, name)),
	]);
	return things.filter((thing) => thing !== undefined);
}

async function requestOf(
	asking: Asking,
	ports: Ports,
	opened: Pick<RequestCache, 'open'>,
	id: string,
): Promise<NamedThing | undefined> {
	const traceId = parseTraceId(id);
	if (!traceId) return undefined;
	const thing = { kind: 'request' as const, href: `/r/${traceId}`, tone: 'none' as const };
	try {
		const opening = await withDeadline(DEADLINES_MS.pasted, asking.signal, () =>
			opened.open(asking, traceId),
		);
		if (!opening.found) {
			const span = await findSpan(asking, ports, traceId);
			if (span.kind !== 'found') return undefined;
			const itsRequest = await requestOf(asking, ports, opened, span.traceId);
			return itsRequest && { ...itsRequest, href: spanHref(span) };
		}
		const { verdict, route, durationNanos, startTime } = presentRequest(opening.request);
		const detail = [route, formatDuration(durationNanos), formatInstant(Date.parse(startTime))].join(', ');
		return { ...thing, words: verdict.sentence || route, detail, tone: TONES[verdict.state] };
	} catch {
		return { ...thing, words: `Request ${traceId.slice(0, 8)} …`, detail: 'its verdict takes longer' };
	}
}

/** A session by its verdict; a member, or somebody in production, by their ID. */
async function placeOf(asking: Asking, ports: Ports, text: string): Promise<NamedThing | undefined> {
	const href = text === '' ? undefined : await findSupportPage(asking, ports, text).catch(() => undefined);
	const [, page, coded] = href?.split('/') ?? [];
	if (href === undefined || coded === undefined) return undefined;
	const id = decodeURIComponent(coded);
	const thing = { href, words: id, detail: '', tone: 'none' as const };
	if (page === 'm') return { ...thing, kind: 'member', detail: 'all sessions of this member' };
	if (page === 'studio') return { ...thing, kind: 'person', detail: 'in production' };
	const report = await withDeadline(DEADLINES_MS.pasted, asking.signal, (signal) =>
		openSession({ ...asking, signal }, ports, id),
	).catch(() => undefined);
	if (!report) return { ...thing, kind: 'session', detail: '' };
	const { headline, tone } = report.verdict;
	const detail = [report.title, `member ${report.member}`, formatInstant(Date.parse(report.start))];
	return {
		kind: 'session',
		href,
		words: headline.text,
		detail: detail.filter((part) => part !== '').join(', '),
		tone,
	};
}

async function serviceOf(asking: Asking, ports: Ports, service: string): Promise<NamedThing> {
	const to = nextTick(asking.now);
	const window = nowWindow(stretch(to - HOUR, to));
	const trouble = await withDeadline(DEADLINES_MS.pasted, asking.signal, (signal) =>
		findSuspects({ ...asking, signal }, ports, { window }),
	).catch(() => undefined);
	const suspect = trouble?.suspects.find((one) => one.service === service);
	const quiet = trouble?.baseline ? 'not in trouble now' : '';
	return {
		kind: 'service',
		words: suspect ? `${service}: ${suspect.sentence}` : service,
		detail: suspect ? 'in the last 15 min' : quiet,
		tone: suspect ? (suspect.measure.kind === 'share' ? 'error' : 'slow') : 'none',
		href: `/services/${encodeURIComponent(service)}`,
	};
}
