import type { Registry } from '@prometheus-io/client';
import type { HasHealth } from '../../../lib/ports/has-health.ts';
import { type Ledger, ledgerJson } from '../../../lib/model/ledger.ts';
import type { Route } from './route.ts';
import { send } from './send.ts';

export interface StateParts {
	readonly ledger: () => Ledger;
	readonly health: HasHealth;
	readonly registry: Registry;
}

/** What the process tells about itself: alive, ready, counters, ledger. */
export function stateRoutes({ ledger, health, registry }: StateParts): readonly Route[] {
	const ready = async (): Promise<Answer> => {
		const state = await health.ready();
		return state.ready ? [200, 'text/plain', 'ready\n'] : [503, 'text/plain', `${state.reason}\n`];
	};
	return [
		get('/healthz', async () => [200, 'text/plain', 'alive\n']),
		get('/readyz', ready),
		get('/ready', ready),
		get('/ledger', async () => [200, 'application/json', ledgerJson(ledger())]),
		get('/metrics', async () => [200, registry.contentType, await registry.metrics()]),
	];
}

type Answer = readonly [status: number, mediaType: string, body: string];

function get(path: string, answer: () => Promise<Answer>): Route {
	return {
		method: 'GET',
		path,
		handle: async (_request, response) => {
			const [status, mediaType, body] = await answer();
			send(response, status, mediaType, body);
		},
	};
}
