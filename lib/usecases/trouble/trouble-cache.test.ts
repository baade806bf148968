import { expect, test } from 'vitest';
import { unixNanos } from '../../model/time.ts';
import type { Behaviour } from '../../ports/analytics/trouble-source.ts';
import { createTroubleCache } from './trouble-cache.ts';

const NOTHING: Behaviour = {
	requests: 0,
	requestNanos: 0,
	operations: [],
	logs: [],
	oneOf: 1,
};
const window = (to: bigint) => ({ from: unixNanos(0n), to: unixNanos(to) });

function rig(answers: readonly (() => Promise<Behaviour>)[]) {
	const asked: bigint[] = [];
	let now = 0;
	const source = createTroubleCache(
		{
			name: 's',
			newVersions: async () => new Map(),
			behaviour: ({ to }) => {
				asked.push(to);
				return answers[asked.length - 1]?.() ?? Promise.resolve(NOTHING);
			},
		},
		() => now,
	);
	const ask = (to: bigint, signal = new AbortController().signal) =>
		source.behaviour(window(to), { signal, deadlineMs: 1_000 });
	return { asked, ask, wait: (ms: number) => void (now += ms) };
}

test('many readers of one window cost one query; another window and a later minute cost one more', async () => {
	const { asked, ask, wait } = rig([]);
	await Promise.all([ask(1n), ask(1n), ask(1n)]);
	await ask(2n);
	wait(59_000);
	await ask(1n);
	expect(asked).toEqual([1n, 2n]);
	wait(2_000);
	await ask(1n);
	expect(asked).toEqual([1n, 2n, 1n]);
});

test('a failure is not kept, and a reader who leaves takes nothing from the others', async () => {
	const { asked, ask } = rig([() => Promise.reject(new Error('down'))]);
	await expect(ask(1n)).rejects.toThrow('down');
	const gone = AbortSignal.abort();
	expect(await ask(1n, gone)).toBe(NOTHING);
	expect(await ask(1n)).toBe(NOTHING);
	expect(asked).toEqual([1n, 1n]);
});
