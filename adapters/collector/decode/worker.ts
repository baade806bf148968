// A decode thread: one request's bytes in, blocks for the store out.
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../../lib/base/assert.ts';
import { importCodec } from '../import-codec.ts';
import { decodeRequest } from './decode-request.ts';
import type { DecodeJob, DecodeThreadMessage, DecodeThreadSettings } from './protocol.ts';

const port = parentPort;
assert(port, 'decoding runs in a worker thread');
const { retentionDays, codecModule } = workerData as DecodeThreadSettings;
const codec = await importCodec(codecModule);
const retentionNanos = BigInt(retentionDays) * 86_400_000_000_000n;

port.on('message', ({ id, job }: { readonly id: number; readonly job: DecodeJob }) => {
	const answer = decodeRequest(job, codec, { nowNanos: BigInt(Date.now()) * 1_000_000n, retentionNanos });
	const message: DecodeThreadMessage = { id, answer };
	port.postMessage(message, answer.ok && answer.payload ? [answer.payload.buffer] : []);
});
port.postMessage('ready' satisfies DecodeThreadMessage);
