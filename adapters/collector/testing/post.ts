import { request } from 'node:http';

export interface Posted {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: Buffer;
	readonly text: string;
}

/** Posts bytes exactly as given: nothing is added, compressed or retried. */
export function post(
	url: string,
	body: Uint8Array | string = '',
	headers: Readonly<Record<string, string>> = { 'content-type': 'application/x-protobuf' },
): Promise<Posted> {
	return new Promise((resolve, reject) => {
		const sent = request(url, { method: 'POST', headers, agent: false }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => {
				const whole = Buffer.concat(chunks);
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: whole,
					text: whole.toString(),
				});
			});
			response.on('error', reject);
		});
		sent.on('error', reject);
		sent.end(body);
	});
}
