// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RequestReport } from '../../../lib/api/request.ts';
import { drawTable } from '../../../lib/view/testing/table.ts';
import { JUST_AFTER, reportOf, setupRequest } from '../testing/request-rig.tsx';
import { useLiveReport } from './use-live-report.ts';

const table = drawTable('web GET /play 0-90');
const FIRST = reportOf(table);
const MORE = reportOf(table, { spanCount: 2 });

beforeEach(() => {
	vi.useFakeTimers({ now: JUST_AFTER, shouldAdvanceTime: true });
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** The page of a request whose site answers as `site` says at the moment. */
function setup(own: { first?: RequestReport; runs?: boolean; live?: boolean } = {}) {
	const site = { answer: (): Response => Response.json(own.first ?? FIRST) };
	const asked: string[] = [];
	vi.stubGlobal('fetch', async (address: string) => {
		asked.push(address);
		return site.answer();
	});
	const { first = FIRST, runs = false, live = true } = own;
	const page = setupRequest(() => useLiveReport({ first, runs, base: '/api/requests/one', live }));
	return {
		...page,
		asked,
		siteHas: (report: RequestReport) => {
			site.answer = () => Response.json(report);
		},
		siteFails: () => {
			site.answer = () => new Response('', { status: 503 });
		},
		/** Until the page has asked once more and drawn what came. */
		asksAgain: () =>
			act(async () => {
				await vi.advanceTimersByTimeAsync(5_100);
				await vi.waitFor(() => expect(page.queries.isFetching()).toBe(0));
			}),
	};
}

test('what comes in later waits with its words, and is shown when it is asked for', async () => {
	const page = setup();
	page.siteHas(MORE);
	await page.asksAgain();
	expect(page.now().report.spanCount).toBe(1);
	expect(page.now().news).toEqual(['1 new span']);
	act(() => page.now().show());
	expect(page.now().report.spanCount).toBe(2);
	expect(page.now().news).toEqual([]);
});

test('a request that runs shows what comes at once, its last piece too', async () => {
	const running = reportOf(table, { rootMissing: true });
	const page = setup({ first: running, runs: true });
	page.siteHas(reportOf(table, { rootMissing: true, spanCount: 3 }));
	await page.asksAgain();
	expect([page.now().running, page.now().report.spanCount, page.now().news]).toEqual([true, 3, []]);
	page.siteHas(reportOf(table, { spanCount: 4 }));
	await page.asksAgain();
	expect([page.now().running, page.now().report.spanCount]).toEqual([false, 4]);
});

test('a site that does not answer is told with since when, and forgotten once it answers', async () => {
	const page = setup();
	page.siteFails();
	await page.asksAgain();
	expect(page.now().staleSince).toBeGreaterThan(0);
	expect(page.now().report).toBe(FIRST);
	page.siteHas(FIRST);
	await page.asksAgain();
	expect(page.now().staleSince).toBe(0);
});

test('a paused page asks nothing, a frozen one never', async () => {
	const page = setup();
	act(() => page.now().setPaused(true));
	const before = page.asked.length;
	await page.asksAgain();
	expect(page.asked).toHaveLength(before);
	const frozen = setup({ live: false });
	await frozen.asksAgain();
	expect(frozen.asked).toEqual([]);
});

test('asking the sources again shows what came where the reader wants it at once', async () => {
	const page = setup();
	page.siteHas(MORE);
	await act(async () => {
		page.now().retry(true);
		await vi.advanceTimersByTimeAsync(1);
	});
	await vi.waitFor(() => expect(page.now().report.spanCount).toBe(2));
	expect(page.asked).toContain('/api/requests/one?again=true');
});
