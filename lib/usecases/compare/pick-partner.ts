import { type Asking, readOptions } from '../asking.ts';
import type { SimilarRequest, SimilarRequests } from '../../ports/analytics/similar-requests.ts';
import { coded } from '../../model/columns.ts';
import type { Trace } from '../../model/trace.ts';
import type { OpenedRequest } from '../request/open-request.ts';
import { DEADLINES_MS } from '../limits.ts';

const HOUR = 3_600_000_000_000n;
/** Looked at in turn until there is one: near in time is likest. */
const WITHIN = [HOUR, 24n * HOUR] as const;
const MOST = 24;

/** What makes two requests alike beyond their route, the most telling first. */
const ALIKE = [
	['same app version', ['app.build_id', 'app.version', 'service.version']],
	['same region', ['cloud.region']],
	['same device', ['device.model.identifier', 'device.model.name']],
] as const;

/** A request to compare with, and what it has in common with the one looked at. */
export interface Likeness {
	readonly partner: SimilarRequest;
	readonly alike: readonly string[];
}

/**
 * Requests of the same route that ended the other way (a healthy one for a failed one), likest first: the same app
 * version, then region, then device, then nearest in time.
 */
export async function pickPartners(
	asking: Asking,
	source: SimilarRequests | undefined,
	{ trace, diagnosis }: Pick<OpenedRequest, 'trace' | 'diagnosis'>,
): Promise<readonly Likeness[]> {
	if (!source) return [];
	const { state } = diagnosis.verdict;
	for (const withinNanos of WITHIN) {
		const found = await source.find(
			{
				rootService: coded(trace.spans.services, trace.mainRoot),
				rootOperation: coded(trace.spans.names, trace.mainRoot),
				status: state === 'healthy' ? 'error' : 'ok',
				around: trace.startTime,
				withinNanos,
				not: trace.traceId,
				limit: MOST,
			},
			readOptions(asking, DEADLINES_MS.partners),
		);
		if (found.length > 0) return rankPartners(trace, found);
	}
	return [];
}

/** Likest first; `found` stands nearest in time first and stays so among equals. */
export function rankPartners(trace: Trace, found: readonly SimilarRequest[]): readonly Likeness[] {
	const wanted = ALIKE.map(([, keys]) => firstOf(keys, (key) => trace.attribute(trace.mainRoot, key)));
	return found
		.map((partner) => {
			const same = ALIKE.map(
				([, keys], i) =>
					wanted[i] !== undefined && firstOf(keys, (key) => partner.settings.get(key)) === wanted[i],
			);
			const rank = same.reduce((sum, is, i) => sum + (is ? 2 ** (ALIKE.length - i) : 0), 0);
			return { partner, alike: ALIKE.flatMap(([words], i) => (same[i] ? [words] : [])), rank };
		})
		.sort((a, b) => b.rank - a.rank)
		.map(({ partner, alike }) => ({ partner, alike }));
}

function firstOf(keys: readonly string[], read: (key: string) => string | undefined): string | undefined {
	for (const key of keys) {
		const value = read(key);
		if (value !== undefined && value !== '') return value;
	}
	return undefined;
}
