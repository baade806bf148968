import type { CompareReport, PartnerJson } from '../../api/compare.ts';
import type { Asking } from '../asking.ts';
import { readRequest } from '../request/read-request.ts';
import type { Site } from '../site.ts';
import { compareRequests, partnerJson } from './compare-requests.ts';
import { pickPartners } from './pick-partner.ts';

/** Requests that one can be held against, likest first. Rejects where the request can't be opened. */
export async function partnersOf(
	asking: Asking,
	site: Pick<Site, 'ports' | 'opened'>,
	traceId: string,
): Promise<readonly PartnerJson[]> {
	const request = await readRequest(asking, site, traceId);
	const found = await pickPartners(asking, site.ports.analytics.similarRequests, request);
	return found.map(partnerJson);
}

/** Two requests held against each other. Rejects with the problem of the one that can't be opened. */
export async function comparedRequests(
	asking: Asking,
	site: Pick<Site, 'ports' | 'opened'>,
	traceId: string,
	otherId: string,
): Promise<CompareReport> {
	const [one, other] = await Promise.all([
		readRequest(asking, site, traceId),
		readRequest(asking, site, otherId),
	]);
	// Partners are an offer: the two requests compare without them.
	const partners = await pickPartners(asking, site.ports.analytics.similarRequests, one).catch(() => []);
	return compareRequests(one, other, partners);
}
