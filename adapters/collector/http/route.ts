import type { IncomingMessage, ServerResponse } from 'node:http';

/** One path of a listener. `handle` answers every request itself and never rejects. */
export interface Route {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}
