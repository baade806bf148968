import type { IncomingMessage } from 'node:http';
import type { Budget } from './budget.ts';
import type { DecodePool } from './decode/pool.ts';
import { type Decoded, type DecodeAnswer, type DecodeJob, TOO_SLOW } from './decode/protocol.ts';
import { readBody } from './http/body.ts';
import { Refusal } from './http/refusal.ts';
import type { Inbox } from '../../lib/ports/own/inbox.ts';

export interface IngestParts {
	readonly pool: DecodePool;
	readonly inbox: Inbox;
	readonly budget: Budget;
	readonly maxBodyBytes: number;
	/** Past these the inbox is full: 503 until the store has caught up. */
	readonly highWater: { readonly rows: number; readonly bytes: number };
	readonly onDecoded: (protocol: DecodeJob['protocol'], decoded: Decoded) => void;
	/** Seconds from the head of the request to the end of its commit. */
	readonly onAcknowledged: (seconds: number) => void;
}

/** What a request without a body means: nothing, and that is fine. */
const NOTHING: Decoded = {
	ok: true,
	signal: 'spans',
	rows: 0,
	payload: undefined,
	rawBytes: 0,
	rejected: [],
	message: '',
	redacted: [],
	times: { inflate: 0, decode: 0, redact: 0, encode: 0, compress: 0 },
};

/**
 * The way in, the same for every protocol: read, decode, put into the inbox. When it resolves, the
 * records are on the disk and may be acknowledged. All or nothing: rejects with a Refusal (or another
 * error, a fault of ours that will pass) when nothing of the request was kept.
 */
export async function ingest(
	parts: IngestParts,
	request: IncomingMessage,
	job: Pick<DecodeJob, 'protocol' | 'format' | 'encoding'>,
): Promise<Decoded> {
	assertRoom(parts);
	const start = performance.now();
	const held = parts.budget.reserve();
	try {
		const body = await readBody(request, parts.maxBodyBytes, held);
		if (body.length === 0) return NOTHING;
		const answer = await parts.pool.decode({ ...job, body, limitBytes: parts.maxBodyBytes });
		if (!answer.ok && answer.reason === TOO_SLOW) await setAside(parts, job);
		const decoded = usable(answer);
		parts.onDecoded(job.protocol, decoded);
		const { signal, rows, payload, rawBytes, rejected } = decoded;
		if (payload && !held.resize(payload.length)) throw new Refusal(503, 'busy', 'Too many bytes in flight.');
		if (payload || rejected.length > 0) await parts.inbox.put({ signal, rows, payload, rawBytes, rejected });
		parts.onAcknowledged((performance.now() - start) / 1000);
		return decoded;
	} finally {
		held.release();
	}
}

export function hasRoom({ inbox, highWater }: Pick<IngestParts, 'inbox' | 'highWater'>): boolean {
	const { rows, bytes } = inbox.state().level;
	return rows < highWater.rows && bytes < highWater.bytes;
}

function assertRoom(parts: IngestParts): void {
	if (hasRoom(parts)) return;
	throw new Refusal(503, 'inbox-full', 'The store is behind and the inbox is full. Please try again later.');
}

/** A body that can't be decoded in time is counted, and its sender is told not to send it again. */
async function setAside({ inbox }: IngestParts, { protocol }: Pick<DecodeJob, 'protocol'>): Promise<void> {
	const signal = protocol === 'otlp-logs' ? 'logs' : 'spans';
	await inbox.put({ signal, rows: 0, payload: undefined, rawBytes: 0, rejected: [[TOO_SLOW, 1]] });
}

function usable(answer: DecodeAnswer): Decoded {
	if (answer.ok) return answer;
	throw new Refusal(answer.status, answer.reason, answer.message);
}
