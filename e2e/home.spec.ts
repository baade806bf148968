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

test('a file dropped on the site opens as a request', async ({ page }) => {
	const span = {
		traceId: '463ac35c9f6413ad48485a3953bb6124',
		id: '48485a3953bb6124',
		name: 'get /',
		kind: 'SERVER',
		timestamp: 1_700_000_000_000_000,
		duration: 1500,
		localEndpoint: { serviceName: 'shop' },
	};
	const answer = await page.request.post('/api/files', {
		data: JSON.stringify([span]),
		headers: { 'content-type': 'application/json' },
	});
	expect(answer.ok()).toBe(true);
	await page.goto(`/r/${span.traceId}`);
	await expect(page.getByTestId('span-count')).toHaveText('1');
	await expect(page.getByTestId('span-row')).toContainText('shop');
});

test('a pasted line is listed with verdicts, underlined where its words are; arrows and Enter open', async ({
	page,
}) => {
	await page.goto('/');
	const box = page.getByRole('combobox').first();
	await box.fill(
		`2026-11-17 02:47:10 ERROR license-service licence issue failed trace=${HD_KEY} session=PS-8841-20ZK-55 for content-keys`,
	);
	const rows = page.getByRole('listbox').getByRole('option');
	await expect(rows.nth(0)).toContainText(/Request.*content-keys answered 404/);
	await expect(rows.nth(0)).toHaveAttribute('aria-selected', 'true');
	await expect(rows.nth(1)).toContainText(/Session.*Playback stopped/);
	await expect(rows.nth(2)).toContainText('Service');
	const moved = await box.evaluate((input) => [
		input.scrollLeft,
		input.parentElement?.querySelector('.under')?.scrollLeft,
	]);
	expect(moved[0]).toBeGreaterThan(0);
	expect(moved[1]).toBe(moved[0]);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await box.press('ArrowDown');
	await box.press('Enter');
	await expect(page).toHaveURL(/\/s\/PS-8841-20ZK-55$/);
});
