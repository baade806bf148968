import AxeBuilder from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import { HD_KEY, untilStored } from './stories.ts';

test.beforeAll(async ({ request }) => {
	await untilStored(request, HD_KEY, 58);
});

test('home names the service in trouble, and opens no request by itself', async ({ page }) => {
	const readAhead: string[] = [];
	page.on('request', (request) => {
		if (request.url().includes('_rsc=')) readAhead.push(request.url());
	});
	await page.goto('/');
	await expect(page.getByRole('heading', { name: 'What happened?' })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('content-keys');
	await page.waitForLoadState('networkidle');
	expect(readAhead).toEqual([]);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
});

test('search finds failing requests of a service, and says how many', async ({ page, request }) => {
	const answer = (await (
		await request.get('/api/search?service=content-keys&status=error&limit=5')
	).json()) as {
		requests: { services: string[]; hasError: boolean }[];
		total: number;
	};
	expect(answer.requests.length).toBeGreaterThan(0);
	expect(answer.requests.every((found) => found.hasError && found.services.includes('content-keys'))).toBe(
		true,
	);
	await page.goto('/search?service=content-keys&status=error');
	await expect(page.getByRole('main')).toContainText('Acquire HD licence');
});

test('the ledger is exact', async ({ page, request }) => {
	await page.goto('/ledger');
	await expect(page.getByRole('table').first()).toContainText(/spans/i);
	const metrics = await request.get('/metrics');
	expect(metrics.ok()).toBe(true);
});

test('a file dropped on the site opens as a request', async ({ request, page }) => {
	const span = {
		traceId: '463ac35c9f6413ad48485a3953bb6124',
		id: '48485a3953bb6124',
		name: 'get /',
		kind: 'SERVER',
		timestamp: 1_700_000_000_000_000,
		duration: 1500,
		localEndpoint: { serviceName: 'shop' },
	};
	const answer = await request.post('/api/files', {
		data: JSON.stringify([span]),
		headers: { 'content-type': 'application/json' },
	});
	expect(answer.ok()).toBe(true);
	await page.goto(`/r/${span.traceId}`);
	await expect(page.getByTestId('span-count')).toHaveText('1');
	await expect(page.getByTestId('span-row')).toContainText('shop');
});
