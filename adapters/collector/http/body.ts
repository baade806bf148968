import type { IncomingMessage } from 'node:http';
import type { Reservation } from '../budget.ts';
import { Refusal } from './refusal.ts';

/** The sender went away before its request was whole: there is nobody left to answer. */
export class SenderGone extends Error {
	constructor() {
		super('the sender went away before its request was whole');
		this.name = 'SenderGone';
	}
}

/**
 * Reads a whole body into memory of its own. 413 past `limit`, 503 when all requests together hold too
 * much, SenderGone when the connection ends early. The deadline is the server's (`listener.ts`).
 */
export function readBody(
	request: IncomingMessage,
	limit: number,
	held: Reservation,
): Promise<Uint8Array<ArrayBuffer>> {
	return new Promise((resolve, reject) => {
		const chunks: Uint8Array[] = [];
		let length = 0;
		const refuse = (refusal: Error): void => {
			request.off('data', onData);
			chunks.length = 0;
			reject(refusal);
		};
		const onData = (chunk: Uint8Array): void => {
			length += chunk.length;
			const refusal = overLimit(length, limit, held);
			if (refusal) refuse(refusal);
			else chunks.push(chunk);
		};
		if (Number(request.headers['content-length'] ?? 0) > limit) {
			refuse(tooLarge(limit));
			return;
		}
		request.on('data', onData);
		request.once('end', () => resolve(join(chunks, length)));
		request.once('close', () => refuse(new SenderGone()));
		request.once('error', () => refuse(new SenderGone()));
	});
}

function overLimit(length: number, limit: number, held: Reservation): Refusal | undefined {
	if (length > limit) return tooLarge(limit);
	if (!held.resize(length)) return new Refusal(503, 'busy', 'Too many bytes in flight. Please try again.');
	return undefined;
}

function tooLarge(limit: number): Refusal {
	return new Refusal(413, 'too-large', `The body is larger than ${limit} bytes.`);
}

/** Always a buffer of its own, so that it can be handed to a worker without a copy. */
function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(length);
	let offset = 0;
	for (const chunk of chunks) {
		whole.set(chunk, offset);
		offset += chunk.length;
	}
	return whole;
}
