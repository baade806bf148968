import { compareRequests, partnerJson } from '../../lib/usecases/compare/compare-requests.ts';
import { pickPartners } from '../../lib/usecases/compare/pick-partner.ts';
import type { CompareReport, PartnerJson } from '../../lib/api/compare.ts';
import { openedRequest } from './opened-request.ts';
import { site } from './site.ts';

/** Partners are an offer: the two requests compare without them. */
const PARTNERS_MS = 5_000;

/** Requests that one can be held against, likest first. Throws the problem where it can't be opened. */
export async function partnersOf(traceId: string): Promise<readonly PartnerJson[]> {
	const request = await openedRequest(Promise.resolve({ traceId }));
	const found = await pickPartners(site().ports.partnerSources, request, AbortSignal.timeout(PARTNERS_MS));
	return found.map(partnerJson);
}

/** Two requests held against each other. Throws the problem of the one that can't be opened. */
export async function compared(traceId: string, otherId: string): Promise<CompareReport> {
	const [one, other] = await Promise.all([
		openedRequest(Promise.resolve({ traceId })),
		openedRequest(Promise.resolve({ traceId: otherId })),
	]);
	const partners = await pickPartners(
		site().ports.partnerSources,
		one,
		AbortSignal.timeout(PARTNERS_MS),
	).catch(() => []);
	return compareRequests(one, other, partners);
}
