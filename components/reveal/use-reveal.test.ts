// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { SHOWN_MS, useReveal } from './use-reveal.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** Something hidden, on a site that answers as told. */
function setup(answer: () => Promise<Response>) {
	const asked: unknown[] = [];
	vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
		asked.push(JSON.parse(body));
		return answer();
	});
	const of = { address: '/api/x/reveal', body: { field: 'email' }, schema: z.object({ value: z.string() }) };
	const hook = renderHook(() => useReveal(of));
	return {
		asked,
		page: () => hook.result.current,
		says: (reason: string) => act(async () => hook.result.current.show(reason)),
		waits: (milliseconds: number) => act(async () => vi.advanceTimersByTimeAsync(milliseconds)),
	};
}

const problem = (status: number, message: string) =>
	Response.json({ error: { code: 'x', message } }, { status });

test('what is shown hides again after five minutes', async () => {
	const { says, page, waits, asked } = setup(async () => Response.json({ value: 'ann@corp.example' }));
	await says('  she asked for a call ');
	expect(asked).toEqual([{ field: 'email', reason: 'she asked for a call' }]);
	expect([page().shown, page().problem]).toEqual([{ value: 'ann@corp.example' }, '']);
	await waits(SHOWN_MS - 1);
	expect(page().shown).toBeDefined();
	await waits(1);
	expect(page().shown).toBeUndefined();
});

test('a reason that is too short is told before anybody is asked', async () => {
	const { says, page, asked } = setup(async () => Response.json({ value: 'x' }));
	await says(' why ');
	expect([asked, page().problem]).toEqual([[], 'Please write a reason of at least five letters.']);
});

test.for([
	['a site that is down', async () => Promise.reject(new TypeError('failed'))],
	['a store that does not answer', async () => problem(503, 'app store: locked')],
	['a fault of ours', async () => new Response('<html>', { status: 500 })],
	['an answer of another kind', async () => Response.json({})],
] as const)('%s is told as such, never as a bad reason', async ([, answer]) => {
	const { says, page } = setup(answer);
	await says('she asked for a call');
	expect(page().problem).toContain('Try again in a moment');
	expect([page().shown, page().pending]).toEqual([undefined, false]);
});

test('what the site refuses is told in its words', async () => {
	const { says, page } = setup(async () => problem(404, 'No directory knows anybody with this ID.'));
	await says('she asked for a call');
	expect(page().problem).toBe('It stays hidden: No directory knows anybody with this ID.');
});
