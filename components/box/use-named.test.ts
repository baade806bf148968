// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useNamed } from './use-named.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** A box whose site holds its answers back until they are let go. */
function setup() {
	const asked: {
		readonly text: string;
		readonly signal: AbortSignal;
		readonly answer: (body: unknown) => void;
	}[] = [];
	vi.stubGlobal('fetch', (_: string, { body, signal }: { body: string; signal: AbortSignal }) => {
		const held = Promise.withResolvers<Response>();
		const { text } = JSON.parse(body) as { text: string };
		asked.push({ text, signal, answer: (found) => held.resolve(Response.json(found)) });
		return held.promise;
	});
	const drawn = renderHook(({ text }) => useNamed(text), { initialProps: { text: '' } });
	return {
		asked,
		now: () => drawn.result.current,
		type: (text: string) => drawn.rerender({ text }),
		pause: () => act(() => vi.advanceTimersByTimeAsync(250)),
		answers: (index: number, body: unknown) =>
			act(async () => {
				asked[index]?.answer(body);
				await vi.advanceTimersByTimeAsync(0);
			}),
	};
}

test('a text is asked about once typing pauses, not letter by letter', async () => {
	const box = setup();
	for (const text of ['bill', 'billi', 'billing']) box.type(text);
	expect(box.asked).toEqual([]);
	await box.pause();
	expect(box.asked.map(({ text }) => text)).toEqual(['billing']);
});

test('less than four letters name nothing', async () => {
	const box = setup();
	box.type(' bil ');
	await box.pause();
	expect(box.asked).toEqual([]);
});

test('a question that typing went past is ended, and its answer never shown', async () => {
	const box = setup();
	box.type('billing');
	await box.pause();
	box.type('billing-api');
	expect(box.asked[0]?.signal.aborted).toBe(true);
	await box.pause();
	await box.answers(0, { things: [] });
	expect(box.now()).toEqual([]);
});

test('an answer that is none leaves the list empty', async () => {
	const box = setup();
	box.type('billing');
	await box.pause();
	await box.answers(0, { nonsense: true });
	expect(box.now()).toEqual([]);
});
