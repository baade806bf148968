import type { IncomingMessage, ServerResponse } from 'node:http';
import { SenderGone } from './body.ts';
import { Refusal } from './refusal.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { send } from './send.ts';

export interface RefuseOptions {
	readonly onRefused: (refusal: Refusal) => void;
	/** An error that nobody foresaw: to be looked at. */
	readonly onFault: (error: unknown) => void;
}

/** Seconds to stay away: longer when the store has to catch up than when there is a short crowd. */
const PAUSE_SECONDS: ReadonlyMap<string, number> = new Map([['inbox-full', 10]]);
const SHORT_PAUSE_SECONDS = 2;
/** What a refused sender may still send before its connection is closed. */
const DISCARD_BYTES = 64 * 1024 * 1024;

/**
 * Answers an error: a Refusal with its own status, anything else with 503, because senders keep their
 * data on 503 and throw it away on 500. Does nothing when the sender has gone.
 */
export function refuse(
	request: IncomingMessage,
	response: ServerResponse,
	error: unknown,
	options: RefuseOptions,
	body: (refusal: Refusal) => { readonly mediaType: string; readonly body: string | Uint8Array },
): void {
	if (error instanceof SenderGone) return;
	const refusal = asRefusal(error, options);
	options.onRefused(refusal);
	const answer = body(refusal);
	send(response, refusal.status, answer.mediaType, answer.body, headers(refusal));
	discard(request);
}

function asRefusal(error: unknown, options: RefuseOptions): Refusal {
	if (error instanceof Refusal) return error;
	options.onFault(error);
	return new Refusal(503, 'fault', 'Something went wrong here. Please try again.');
}

function headers(refusal: Refusal): Readonly<Record<string, string>> {
	if (refusal.status !== 503 && refusal.status !== 429) return {};
	return {
		'retry-after': String(retryAfterSeconds(PAUSE_SECONDS.get(refusal.reason) ?? SHORT_PAUSE_SECONDS)),
	};
}

/**
 * Reads on without keeping anything: closing with unread bytes would reset the connection, and the sender
 * would never see the answer. Too much of it, or too slow (the request deadline), and it is closed anyway.
 */
function discard(request: IncomingMessage): void {
	let discarded = 0;
	request.on('data', (chunk: Uint8Array) => {
		discarded += chunk.length;
		if (discarded > DISCARD_BYTES) request.destroy();
	});
	request.on('error', () => {});
	request.resume();
}
