import { anybody } from '../../lib/access/principal.ts';
import { unixNanos } from '../../lib/model/time.ts';
import type { Asking } from '../../lib/usecases/asking.ts';
import { UseCaseProblem } from '../../lib/usecases/problem.ts';
import { hostOf, isKnownHost } from './known-host.ts';
import { site } from './site.ts';
import { visitorOf } from './visitor.ts';

/** Nobody waits longer than this for an answer, in milliseconds. */
const PATIENCE_MS = 30_000;

/**
 * Who asks, by the headers of a request. Rejects where the request came by a name that is not this site's (a page of
 * somebody else whose name was made to lead here), or from a page of another site.
 */
export function admit(headers: Headers, method: string, gone?: AbortSignal): Asking {
	if (!isKnownHost(hostOf(headers), site().hosts))
		throw new UseCaseProblem(
			'forbidden',
			'This Dupin does not answer under that name: DUPIN_HOSTS lists its names',
		);
	if (method !== 'GET' && method !== 'HEAD' && !isSameOrigin(headers))
		throw new UseCaseProblem('forbidden', 'A page of another site may not ask for this');
	const now = site().ports.clock.now();
	const late = AbortSignal.timeout(PATIENCE_MS);
	return {
		who: anybody(visitorOf(headers)),
		signal: gone ? AbortSignal.any([gone, late]) : late,
		now,
		deadline: unixNanos(now + BigInt(PATIENCE_MS) * 1_000_000n),
	};
}

/** Programs send neither header; browsers always send one of them with what changes something. */
function isSameOrigin(headers: Headers): boolean {
	const from = headers.get('sec-fetch-site');
	if (from !== null && from !== 'same-origin' && from !== 'none') return false;
	const origin = headers.get('origin');
	if (origin === null) return true;
	return URL.canParse(origin) && new URL(origin).host === hostOf(headers);
}
