import { type IngestParts, ingest } from '../ingest.ts';
import { rejectedSum } from '../../../lib/model/ledger.ts';
import { isZipkinJson, wireEncoding } from './negotiate.ts';
import { type RefuseOptions, refuse } from './refuse.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './route.ts';
import { send } from './send.ts';

/**
 * Zipkin's `/api/v2/spans`, JSON. Unlike Zipkin we answer 202 after the spans are on the disk. Spans that
 * can't be read cost only themselves; when not one of several is good, the sender is told 400.
 */
export function zipkinRoute(parts: IngestParts, options: RefuseOptions): Route {
	return {
		method: 'POST',
		path: '/api/v2/spans',
		handle: async (request, response) => {
			try {
				if (!isZipkinJson(request.headers['content-type'], request.headers.origin)) {
					throw new Refusal(415, 'media-type', 'Content-Type must be application/json.');
				}
				const encoding = wireEncoding(request.headers['content-encoding']);
				const decoded = await ingest(parts, request, { protocol: 'zipkin', format: 'json', encoding });
				const rejected = rejectedSum(decoded.rejected);
				send(response, 202, 'text/plain', rejected > 0 ? `${rejected} rejected: ${decoded.message}\n` : '');
			} catch (error) {
				refuse(request, response, error, options, (refusal) => ({
					mediaType: 'text/plain',
					body: `${refusal.message}\n`,
				}));
			}
		},
	};
}
