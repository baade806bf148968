import AxeBuilder from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import { HD_KEY, untilStored, WORKFLOW } from './stories.ts';

test('engineer holds a failed request against a healthy one that is picked for her, and against another', async ({
	page,
	request,
}) => {
	await untilStored(request, HD_KEY, 58);
	await page.goto(`/r/${HD_KEY}`);
	await page.getByRole('link', { name: 'Compare with a healthy one' }).click();
	await page.waitForURL(new RegExp(`/compare/${HD_KEY}/[0-9a-f]{32}$`));
	await expect(page.getByRole('heading', { level: 1 })).toContainText('until content-keys');
	await expect(page.getByText(/Healthy request, \d/)).toBeVisible();
	await expect(page.getByTestId('difference').first()).toContainText('content-keys answered 404');
	await expect(page.getByTestId('compare-row').filter({ hasText: 'first difference' })).toContainText(
		'content-keys',
	);
	const folded = await page.getByTestId('compare-row').count();
	await page.getByRole('button', { name: 'All calls' }).click();
	expect(await page.getByTestId('compare-row').count()).toBeGreaterThan(folded);
	const axe = await new AxeBuilder({ page }).analyze();
	expect(axe.violations).toEqual([]);
	const before = page.url();
	await page.getByText('Choose another').click();
	await page.locator('.cmp-choose a:not([aria-current])').first().click();
	await expect(page).not.toHaveURL(before);
	await expect(page.getByTestId('difference').first()).toContainText('content-keys');
	await page.getByTestId('difference').first().getByRole('link').click();
	await expect(page.getByTestId('inspector')).toContainText('content-keys');
});

test('104,312 spans against 58, on a phone too: side by side, no page wider than the screen', async ({
	page,
	request,
}) => {
	await untilStored(request, HD_KEY, 58);
	await untilStored(request, WORKFLOW, 104_312);
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`/compare/${WORKFLOW}/${HD_KEY}`);
	await expect(page.getByTestId('compare-row').first()).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	expect(await page.locator('*').count()).toBeLessThan(3_000);
});

test('a trace ID that is not there says so', async ({ page }) => {
	await page.goto(`/compare/${HD_KEY}/${'f'.repeat(32)}`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/No request|can’t be read/);
});
