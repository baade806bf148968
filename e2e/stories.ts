import { type APIRequestContext, expect } from 'playwright/test';

/** Trace IDs of the demo's two shown stories, as its default seed makes them. */
export const HD_KEY = '7f3c9a51e2b84d06a1c45be9d07f2e38';
export const WORKFLOW = 'b81e04c79d2a4f3386c1e0aa19af6632';

/** Waits until the store has a request whole: it answers with this many spans. */
export async function untilStored(request: APIRequestContext, traceId: string, spans: number): Promise<void> {
	await expect
		.poll(
			async () => {
				const answer = await request.get(`/api/requests/${traceId}`);
				return answer.ok() ? ((await answer.json()) as { spanCount: number }).spanCount : answer.status();
			},
			{ timeout: 45_000 },
		)
		.toBe(spans);
}
