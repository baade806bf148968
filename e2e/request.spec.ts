import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { HD_KEY, untilAlive, untilStored, WORKFLOW } from './stories.ts';

test.beforeAll(async ({ request }) => {
	await untilStored(request, HD_KEY, 58, 23);
});

/** Where log lines come in after the page was opened, it says so; this shows them. */
async function showLate(page: Page): Promise<void> {
	const late = page.getByTestId('live-line').getByRole('button', { name: 'Show' });
	const whole = page.getByTestId('finding').first().filter({ hasText: 'No key for profile hevc-hd-mobile' });
	await expect(whole.or(late).first()).toBeVisible();
	if (await late.isVisible()) await late.click();
}

test('engineer at 3 am: the page says who did it, why, and who can fix it', async ({ page }) => {
	await page.goto(`/r/${HD_KEY}`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('content-keys answered 404');
	await expect(page.getByTestId('verdict')).toContainText('High confidence');
	await expect(page.getByTestId('verdict')).toContainText('Hand off to Content Keys');
	await expect(page.getByTestId('verdict')).toContainText('Ines Okafor');
	await expect(page.getByTestId('verdict')).toContainText(/Pattern: \d+ requests since/);
	await expect(page.getByTestId('span-count')).toHaveText('58');
	await showLate(page);
	await expect(page.getByTestId('finding').first()).toContainText('No key for profile hevc-hd-mobile');
	await expect(page.getByTestId('span-row').filter({ hasText: 'content-keys' }).first()).toBeVisible();
	await expect(page.getByTestId('log-row').first()).toContainText('KEY_NOT_FOUND');
});

test('from a pasted log line to the owner in 3 actions', async ({ page }) => {
	await page.goto('/');
	const line = `2026-11-17T02:47:10Z [ERROR] TraceID: ${HD_KEY} SpanID: 91ab04d2c0ffee01 upstream playback-api 502`;
	await page
		.getByRole('combobox')
		.or(page.getByRole('searchbox'))
		.or(page.getByRole('textbox'))
		.first()
		.fill(line);
	await page.keyboard.press('Enter');
	await page.waitForURL(`**/r/${HD_KEY}**`);
	await expect(page.getByTestId('verdict')).toContainText('Hand off to Content Keys');
});

test('what counting others finds out joins the findings, behind those that were there', async ({ page }) => {
	await page.route(`**/api/requests/${HD_KEY}/pattern`, async (route) => {
		const [first] = (await (await page.request.get(`/api/requests/${HD_KEY}`)).json()).findings;
		const late = {
			...first,
			number: 99,
			kind: 'missing-callee',
			title: 'Never called keys-db',
			role: 'none',
		};
		const answer = await route.fetch();
		await route.fulfill({ response: answer, json: { ...(await answer.json()), findings: [late] } });
	});
	await page.goto(`/r/${HD_KEY}`);
	const late = page.getByTestId('finding').last();
	await expect(late).toContainText('99');
	await expect(late).toContainText('Never called keys-db');
	await expect(page.getByTestId('finding').first()).not.toContainText('99');
	await late.click();
	await expect(page).toHaveURL(/[?&]f=99/);
	await expect(page.getByTestId('inspector')).toContainText('content-keys');
});

test('findings select spans; the address holds the view and a reload shows it again', async ({ page }) => {
	await page.goto(`/r/${HD_KEY}`);
	await untilAlive(page);
	await page
		.getByTestId('finding')
		.nth(1)
		.getByRole('link')
		.or(page.getByTestId('finding').nth(1))
		.first()
		.click();
	await expect(page).toHaveURL(/[?&]f=2/);
	await expect(page.getByTestId('inspector')).toContainText('license-svc');
	await page.reload();
	await expect(page.getByTestId('inspector')).toContainText('license-svc');
});

test('the filter counts over all spans', async ({ page }) => {
	await page.goto(`/r/${HD_KEY}`);
	await untilAlive(page);
	await page.getByTestId('span-filter').fill('key_shard');
	await expect(page.getByTestId('filter-count')).toHaveText('33');
});

test('104,312 spans open with no error hidden', async ({ page, request }) => {
	await untilStored(request, WORKFLOW, 104_312);
	await page.goto(`/r/${WORKFLOW}`);
	await expect(page.getByTestId('verdict')).toContainText('encode-video');
	await expect(page.getByTestId('span-count')).toHaveText('104,312');
	await expect(page.getByTestId('span-row').filter({ hasText: 'chunk 17' })).toHaveCount(3);
	expect(await page.locator('*').count()).toBeLessThan(3000);
	await expect(page.getByTestId('consequences').getByRole('listitem')).toHaveText([
		/encode chunk 17 failed 3 times/,
		/dropping variant hevc-hd-mobile/,
		/published 13 of 14 variants/,
		/title-workflow ended without an error/,
	]);
});

for (const [width, scheme] of [
	[1440, 'light'],
	[1440, 'dark'],
	[390, 'light'],
	[390, 'dark'],
] as const) {
	test(`axe finds nothing on the request page, ${width} px, ${scheme}`, async ({ page }) => {
		await page.setViewportSize({ width, height: 900 });
		await page.emulateMedia({ colorScheme: scheme });
		await page.goto(`/r/${HD_KEY}`);
		await untilAlive(page);
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
			0,
		);
	});
}

test('a request that is not there: says where was looked', async ({ page, request }) => {
	const answer = await request.get('/api/requests/00000000000000000000000000000abc');
	expect(answer.status()).toBe(404);
	await page.goto('/r/00000000000000000000000000000abc');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Dupin store');
});

test('between 1180 and 1439 px the inspector opens over the page for a span that somebody chose or sent', async ({
	page,
}) => {
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.goto(`/r/${HD_KEY}`);
	await untilAlive(page);
	const inspector = page.getByTestId('inspector');
	await expect(page.getByTestId('span-row').first()).toBeVisible();
	await expect(inspector).toBeHidden();
	await page.getByTestId('finding').nth(1).click();
	await expect(inspector).toBeInViewport();
	await expect(page).toHaveURL(/[?&]f=2/);
	await page.reload();
	await expect(inspector).toBeInViewport();
	await untilAlive(page);
	await inspector.getByRole('button', { name: 'Close inspector' }).click();
	await expect(inspector).toBeHidden();
});

test('on a phone the places stand behind the logo', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`/r/${HD_KEY}`);
	const menu = page.getByRole('button', { name: 'Menu' });
	await menu.click();
	const services = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Services' });
	await expect(services).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(services).toBeHidden();
	await menu.click();
	await services.click();
	await expect(page).toHaveURL(/\/services$/);
	await expect(services).toBeHidden();
});
