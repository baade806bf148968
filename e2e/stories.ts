import { type APIRequestContext, expect, type Page } from 'playwright/test';

/** Trace IDs of the demo's two shown stories, as its default seed makes them. */
export const HD_KEY = '7f3c9a51e2b84d06a1c45be9d07f2e38';
export const WORKFLOW = 'b81e04c79d2a4f3386c1e0aa19af6632';

/** Waits until the store has a request whole: it answers with this many spans, and at least this many log lines. */
export async function untilStored(
	request: APIRequestContext,
	traceId: string,
	spans: number,
	lines = 0,
): Promise<void> {
	await expect
		.poll(
			async () => {
				const answer = await request.get(`/api/requests/${traceId}`);
				if (!answer.ok()) return `status ${answer.status()}`;
				const { spanCount, logs } = (await answer.json()) as {
					spanCount: number;
					logs: { count: number };
				};
				return logs.count < lines ? `${logs.count} lines` : `${spanCount} spans`;
			},
			{ timeout: 45_000 },
		)
		.toBe(`${spans} spans`);
}

/** Waits until the rows answer to hands: they come with the page, its script draws the minimap when it has taken over. */
export async function untilAlive(page: Page): Promise<void> {
	await expect(page.locator('.mm canvas[width]')).toBeVisible();
	await expect(page.getByTestId('log-row').or(page.getByText('No log line carries')).first()).toBeVisible();
}
