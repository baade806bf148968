import type { IngestParts } from '../ingest.ts';
import { readBody } from './body.ts';
import { MEDIA_TYPE, wireFormat } from './negotiate.ts';
import { exportBody, statusBody } from './otlp-bodies.ts';
import { type RefuseOptions, refuse } from './refuse.ts';
import type { Route } from './route.ts';
import { send } from './send.ts';

const NOT_KEPT = 'Dupin keeps traces and logs. Metrics are accepted and not kept; this is said once.';

/**
 * `/v1/metrics`: accepted and not kept. SDKs send metrics unless they are told not to, and a 404 is a line in their
 * log every minute. The first sender since the start is told in `partial_success`; `onNotKept` hears of every request.
 */
export function metricsRoute(
	{ budget, maxBodyBytes }: Pick<IngestParts, 'budget' | 'maxBodyBytes'>,
	onNotKept: (message: string | undefined) => void,
	options: RefuseOptions,
): Route {
	let told = false;
	return {
		method: 'POST',
		path: '/v1/metrics',
		handle: async (request, response) => {
			const format = wireFormat(request.headers['content-type']) ?? 'json';
			const held = budget.reserve();
			try {
				await readBody(request, maxBodyBytes, held);
				const message = told ? '' : NOT_KEPT;
				told = true;
				onNotKept(message || undefined);
				send(response, 200, MEDIA_TYPE[format], exportBody(format, 'metrics', { rejected: [], message }));
			} catch (error) {
				refuse(request, response, error, options, (refusal) => ({
					mediaType: MEDIA_TYPE[format],
					body: statusBody(format, refusal),
				}));
			} finally {
				held.release();
			}
		},
	};
}
