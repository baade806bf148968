// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { setupRequest } from '../testing/request-rig.tsx';
import { useHandOffs } from './use-hand-offs.ts';

afterEach(() => vi.unstubAllGlobals());

function setup(answer: (init: { method: string } | undefined) => Response) {
	const posted: unknown[] = [];
	vi.stubGlobal('fetch', async (_: string, init?: { method: string; body: string }) => {
		if (init?.method === 'POST') posted.push(JSON.parse(init.body));
		return answer(init);
	});
	const page = setupRequest(() => useHandOffs('one'));
	return {
		...page,
		posted,
		send: () =>
			act(async () => {
				page.now().send.mutate({ way: 'copied', text: 'look here', link: 'http://site/c/1' });
			}),
	};
}

test('a refusal is told in the words of the site', async () => {
	const page = setup((init) =>
		init?.method === 'POST'
			? Response.json(
					{ error: { code: 'unavailable', message: 'The webhook did not answer.' } },
					{ status: 503 },
				)
			: Response.json({ handOffs: [], webhook: '' }),
	);
	await page.send();
	await vi.waitFor(() => expect(page.now().send.isError).toBe(true));
	expect(page.now().send.error?.message).toContain('The webhook did not answer.');
	expect(page.posted).toEqual([{ way: 'copied', text: 'look here', link: 'http://site/c/1' }]);
});

test('a refusal without words is told by its status', async () => {
	const page = setup(() => new Response('<html>', { status: 502, statusText: 'Bad Gateway' }));
	await page.send();
	await vi.waitFor(() => expect(page.now().send.error?.message).toBe('502 Bad Gateway'));
});
