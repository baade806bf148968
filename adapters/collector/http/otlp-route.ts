import { type IngestParts, ingest } from '../ingest.ts';
import { MEDIA_TYPE, wireEncoding, wireFormat } from './negotiate.ts';
import { exportBody, statusBody } from './otlp-bodies.ts';
import { type RefuseOptions, refuse } from './refuse.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './route.ts';
import { send } from './send.ts';

/** `/v1/traces` or `/v1/logs` by the rules of OTLP/HTTP: answers, also errors, in the request's own type. */
export function otlpRoute(signal: 'traces' | 'logs', parts: IngestParts, options: RefuseOptions): Route {
	return {
		method: 'POST',
		path: `/v1/${signal}`,
		handle: async (request, response) => {
			const known = wireFormat(request.headers['content-type']);
			const format = known ?? 'json';
			try {
				if (!known) {
					throw new Refusal(
						415,
						'media-type',
						'Content-Type must be application/x-protobuf or application/json.',
					);
				}
				const encoding = wireEncoding(request.headers['content-encoding']);
				const decoded = await ingest(parts, request, { protocol: `otlp-${signal}`, format, encoding });
				send(response, 200, MEDIA_TYPE[format], exportBody(format, signal, decoded));
			} catch (error) {
				refuse(request, response, error, options, (refusal) => ({
					mediaType: MEDIA_TYPE[format],
					body: statusBody(format, refusal),
				}));
			}
		},
	};
}
