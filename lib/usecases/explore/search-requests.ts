import type { Asking } from '../asking.ts';
import { searchStores } from './search-stores.ts';
import { serviceNames } from './service-names.ts';
import type { SearchPage, TraceQuery } from '../../model/search.ts';
import { type UnixNanos, unixNanos } from '../../model/time.ts';
import type { TraceId } from '../../model/ids.ts';
import type { SearchQuery } from '../../api/search-query.ts';
import type { Candidate } from '../../recognise/candidate.ts';
import { recognise } from '../../recognise/recognise.ts';
import type { RequestCache } from '../request/request-cache.ts';
import type { Ports } from '../site-ports.ts';
import { summaryOf } from '../request/summary-of.ts';

/** IDs of a pasted text that are looked up; a text with more is rather a file. */
const MAX_IDS = 20;
const DAY_NANOS = 86_400_000_000_000n;
/** Clocks of senders run ahead; what they date a little later than now is wanted too. */
const AHEAD_NANOS = 300_000_000_000n;

/**
 * Finds requests. Trace IDs in the text come first: when one is known, the text is not searched for anything else.
 * Otherwise names, pairs and words of the text narrow the search. Rejects with SourceError when the store does.
 */
export async function searchRequests(
	asking: Asking,
	ports: Ports,
	opened: RequestCache,
	asked: SearchQuery,
): Promise<SearchPage> {
	const found = await recognised(asking, ports, asked.q ?? '');
	const exact = await byId(asking, opened, found);
	if (exact.length > 0)
		return { requests: exact, total: exact.length, totalIsExact: true, nextCursor: undefined };
	return searchStores(asking, ports.traceStores, traceQuery(asking, asked, found, ports));
}

async function recognised(asking: Asking, ports: Ports, text: string): Promise<readonly Candidate[]> {
	if (text.trim() === '') return [];
	// Without the names of services the IDs in the text are still worth looking for.
	return recognise(text, await serviceNames(asking, ports));
}

async function byId(asking: Asking, opened: RequestCache, found: readonly Candidate[]) {
	const ids = found.filter(({ kind }) => kind === 'trace-id').map(({ value }) => value as TraceId);
	const openings = await Promise.all(
		[...new Set(ids)].slice(0, MAX_IDS).map((id) => opened.open(asking, id)),
	);
	return openings
		.flatMap((opening) => (opening.found ? [summaryOf(opening.request.trace)] : []))
		.sort((a, b) => (a.startTime > b.startTime ? -1 : a.startTime < b.startTime ? 1 : 0));
}

function traceQuery(
	{ now }: Asking,
	asked: SearchQuery,
	found: readonly Candidate[],
	ports: Ports,
): TraceQuery {
	const service = asked.service ?? found.find(({ kind }) => kind === 'service')?.value;
	const attributes = found.flatMap(attributeOf);
	const words = found.flatMap(wordsOf);
	return {
		...(service === undefined ? {} : { service }),
		...(asked.operation === undefined ? {} : { operation: asked.operation }),
		...(asked.status === undefined ? {} : { status: asked.status }),
		...(asked.minDuration === undefined ? {} : { minDurationNanos: asked.minDuration }),
		...(asked.maxDuration === undefined ? {} : { maxDurationNanos: asked.maxDuration }),
		...(attributes.length === 0 ? {} : { attributes }),
		...(words.length === 0 ? {} : { text: words.join(' ') }),
		...(asked.cursor === undefined ? {} : { cursor: asked.cursor }),
		from: asked.from ?? daysBefore(now, ports.retentionDays),
		to: asked.to ?? unixNanos(now + AHEAD_NANOS),
		limit: asked.limit,
	};
}

function attributeOf({ kind, value }: Candidate): readonly (readonly [string, string])[] {
	if (kind === 'session-id') return [['session.id', value]];
	if (kind === 'user-id') return [['user.id', value]];
	if (kind !== 'pair') return [];
	const equals = value.indexOf('=');
	return [[value.slice(0, equals), value.slice(equals + 1)]];
}

/** What is no attribute is looked for as it is written, unknown IDs and e-mail addresses too. */
function wordsOf({ kind, value }: Candidate): readonly string[] {
	return kind === 'text' || kind === 'email' || kind === 'span-id' ? [value] : [];
}

function daysBefore(now: UnixNanos, days: number): UnixNanos {
	return unixNanos(now - BigInt(days) * DAY_NANOS);
}
