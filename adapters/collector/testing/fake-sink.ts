import type { EncodedBlock } from '../../../lib/model/encoded-block.ts';
import type { SpanSink } from '../../../lib/ports/own/span-sink.ts';

import { codec } from './plain-codec.ts';

export interface FakeWrite {
	readonly token: string;
	readonly blocks: readonly EncodedBlock[];
}

/** A store in memory. It keeps what it was given, and fails when told to. */
export interface FakeSink extends SpanSink {
	/** Writes that succeeded, the first of each token only, as the port demands. */
	readonly writes: readonly FakeWrite[];
	/** Tokens of all attempts, in order. */
	readonly attempts: readonly string[];
	/** Called at each attempt; what it throws is the answer. */
	failWith(check: (write: FakeWrite) => void | Promise<void>): void;
}

export function fakeSink(): FakeSink {
	const writes = new Map<string, FakeWrite>();
	const attempts: string[] = [];
	let check: (write: FakeWrite) => void | Promise<void> = () => {};
	return {
		codec,
		get writes() {
			return [...writes.values()];
		},
		attempts,
		failWith: (next) => {
			check = next;
		},
		write: async (token, blocks) => {
			attempts.push(token);
			await check({ token, blocks });
			if (!writes.has(token)) writes.set(token, { token, blocks });
		},
	};
}
