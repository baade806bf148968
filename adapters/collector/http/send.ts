import type { ServerResponse } from 'node:http';

/** Sends a whole answer. Does nothing when the connection is gone. */
export function send(
	response: ServerResponse,
	status: number,
	mediaType: string,
	body: string | Uint8Array,
	headers: Readonly<Record<string, string>> = {},
): void {
	if (response.destroyed || response.headersSent) return;
	response.writeHead(status, {
		'content-type': mediaType,
		'content-length': typeof body === 'string' ? Buffer.byteLength(body) : body.length,
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff',
		...headers,
	});
	response.end(body);
}
