import type { IncomingMessage, ServerResponse } from 'node:http';
import { type RefuseOptions, refuse } from './refuse.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './route.ts';

/** Finds the route by path and method. Never throws and never leaves a request without an answer. */
export function router(
	routes: readonly Route[],
	options: RefuseOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
	const byPath = new Map(routes.map((route) => [route.path, route]));
	const inWords = (refusal: Refusal) => ({ mediaType: 'text/plain', body: `${refusal.message}\n` });
	return (request, response) => {
		const route = byPath.get(plainPath(request.url ?? ''));
		if (!route) {
			const paths = [...byPath.keys()].join(', ');
			refuse(request, response, new Refusal(404, 'path', `There is only ${paths}.`), options, inWords);
		} else if (request.method !== route.method) {
			response.setHeader('allow', route.method);
			refuse(request, response, new Refusal(405, 'method', `Use ${route.method}.`), options, inWords);
		} else {
			route.handle(request, response).catch((error: unknown) => {
				refuse(request, response, error, options, inWords);
			});
		}
	};
}

/**
 * The path without query, doubled slashes and a slash at its end. Senders build addresses from a base and a path, and
 * an SDK that is answered 404 throws its spans away for good. Linear on hostile input.
 */
function plainPath(url: string): string {
	return `/${(url.split('?', 1)[0] ?? '').split('/').filter(Boolean).join('/')}`;
}
