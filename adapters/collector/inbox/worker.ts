// The inbox's own thread: SQLite is synchronous, and an fsync must never hold up the listeners.
import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { assert, unreachable } from '../../../lib/base/assert.ts';
import type { EncodedBlock } from '../../../lib/model/encoded-block.ts';
import { importCodec } from '../import-codec.ts';
import type { InboxEntry, InboxState } from '../../../lib/ports/own/inbox.ts';
import { InboxDatabase } from './database.ts';
import type { InboxAnswer, InboxAnswers, InboxOpened, InboxQuestion, InboxSettings } from './protocol.ts';
import { isDamage, openOrSalvage } from './salvage.ts';

const port = parentPort;
assert(port, 'the inbox runs as a worker thread');
const { path, codecModule } = workerData as InboxSettings;

const { db, damage } = openOrSalvage(path);
const inbox = new InboxDatabase(db, await importCodec(codecModule));
const spent = { commitMs: 0, claimMs: 0 };
let arrived: { readonly id: number; readonly entry: InboxEntry }[] = [];

port.on('message', ({ id, question }: { readonly id: number; readonly question: InboxQuestion }) => {
	if (question.op !== 'put') {
		reply([id], () => ask(question));
		return;
	}
	// Group commit: everything that is in the port's queue by now, and what came during the last fsync.
	if (arrived.length === 0) setImmediate(commit);
	arrived.push({ id, entry: question.entry });
});
port.postMessage({ kind: 'opened', damage, state: state() } satisfies InboxOpened);

function commit(): void {
	const group = arrived;
	arrived = [];
	reply(
		group.map(({ id }) => id),
		() => {
			timed('commitMs', () => inbox.put(group.map(({ entry }) => entry)));
			return { op: 'put' };
		},
	);
}

function ask(question: Exclude<InboxQuestion, { readonly op: 'put' }>): InboxAnswer {
	switch (question.op) {
		case 'claim':
			return { op: 'claim', batch: timed('claimMs', () => inbox.claim(question.limits, randomUUID)) };
		case 'settle':
			timed('claimMs', () => inbox.settle(question.token));
			return { op: 'settle' };
		case 'split':
			return { op: 'split', setAside: inbox.split(question.token, randomUUID) };
		case 'close':
			inbox.close();
			return { op: 'close' };
		default:
			return unreachable(question);
	}
}

function reply(ids: readonly number[], work: () => InboxAnswer): void {
	let answer: InboxAnswer | { readonly error: string };
	try {
		answer = work();
	} catch (error) {
		// Damage found at work ends the thread, and with it the process: the next start saves what it can.
		if (isDamage(error)) throw error;
		answer = { error: error instanceof Error ? error.message : String(error) };
	}
	const answers = ids.map((id) => [id, answer] as const);
	const message: InboxAnswers = { kind: 'answers', answers, state: state() };
	port?.postMessage(message, 'batch' in answer && answer.batch ? buffersOf(answer.batch.blocks) : []);
}

/** Blocks of one entry share a buffer. */
function buffersOf(blocks: readonly EncodedBlock[]): ArrayBuffer[] {
	const buffers = new Set(blocks.map(({ bytes }) => bytes.buffer));
	return [...buffers].filter((buffer) => buffer instanceof ArrayBuffer);
}

function state(): InboxState {
	return { ledger: inbox.counters.ledger(), level: inbox.counters.level(), ...spent };
}

function timed<T>(what: keyof typeof spent, work: () => T): T {
	const start = performance.now();
	try {
		return work();
	} finally {
		spent[what] += performance.now() - start;
	}
}
