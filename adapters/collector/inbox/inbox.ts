import { Worker } from 'node:worker_threads';
import { Calls } from '../calls.ts';
import type { Inbox, InboxState } from '../../../lib/ports/own/inbox.ts';
import type { InboxAnswer, InboxMessage, InboxQuestion, InboxSettings } from './protocol.ts';

export interface OpenedInbox extends Inbox {
	/** For the log: what was found damaged at start, or empty. */
	readonly damage: string;
}

/** Opens the inbox in a thread of its own. `onDeath` is called when that thread ends without being asked. */
export async function openInbox(
	settings: InboxSettings,
	onDeath: (error: Error) => void,
): Promise<OpenedInbox> {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: settings });
	const opened = Promise.withResolvers<{ damage: string; state: InboxState }>();
	const calls = new Calls<InboxAnswer>();
	const listeners: (() => void)[] = [];
	let state: InboxState | undefined;
	let closed = false;
	const died = (error: Error): void => {
		opened.reject(error);
		calls.failAll(error);
		if (state && !closed) onDeath(error);
	};
	worker.on('error', died);
	worker.on('exit', (code) => died(new Error(`the inbox thread ended with status ${code}`)));
	worker.on('message', (message: InboxMessage) => {
		state = message.state;
		if (message.kind === 'opened') {
			opened.resolve(message);
			return;
		}
		for (const [id, answer] of message.answers) {
			if ('error' in answer) calls.fail(id, new Error(answer.error));
			else calls.answer(id, answer);
		}
		for (const listener of listeners) listener();
	});
	const ask = async <Op extends InboxAnswer['op']>(
		question: InboxQuestion & { readonly op: Op },
		transfer: readonly ArrayBuffer[] = [],
	): Promise<Extract<InboxAnswer, { readonly op: Op }>> => {
		if (closed) throw new Error('the inbox is closed');
		const { id, answer } = calls.open();
		worker.postMessage({ id, question }, transfer);
		return (await answer) as Extract<InboxAnswer, { readonly op: Op }>;
	};
	const first = await opened.promise;
	return {
		damage: first.damage,
		put: async (entry) => {
			const buffer = entry.payload?.buffer;
			await ask({ op: 'put', entry }, buffer instanceof ArrayBuffer ? [buffer] : []);
		},
		claim: async (limits) => (await ask({ op: 'claim', limits })).batch,
		settle: async (token) => void (await ask({ op: 'settle', token })),
		split: async (token) => (await ask({ op: 'split', token })).setAside,
		state: () => state ?? first.state,
		onChange: (listener) => void listeners.push(listener),
		close: async () => {
			await ask({ op: 'close' });
			closed = true;
			await worker.terminate();
		},
	};
}
