import { expect, type Page, test } from 'playwright/test';
import { HD_KEY, untilAlive, untilStored } from './stories.ts';

test.beforeAll(async ({ request }) => {
	await untilStored(request, HD_KEY, 58, 23);
});

/** Presses Tab until the focus is on what is wanted; fails when a round of the page does not meet it. */
async function tabTo(page: Page, selector: string): Promise<void> {
	for (let press = 0; press < 120; press++) {
		await page.keyboard.press('Tab');
		if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
	}
	throw new Error(`Tab never reaches ${selector}`);
}

async function chord(page: Page, key: string): Promise<void> {
	await page.keyboard.press('g');
	await page.keyboard.press(key);
}

test('the request page by keyboard alone: skip link, verdict, hand-off, findings, graph, timeline, inspector, logs, help', async ({
	page,
}) => {
	await page.goto(`/r/${HD_KEY}`);
	await untilAlive(page);
	const rows = page.getByRole('treegrid');
	const active = rows.getByRole('row', { selected: true });

	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await tabTo(page, '.v-side .btn.primary');
	await expect(page.getByRole('button', { name: /Hand off to Content Keys/ })).toBeFocused();

	await tabTo(page, '[data-testid=finding]');
	await page.keyboard.press(']');
	await expect(page).toHaveURL(/[?&]f=2/);
	await expect(page.getByTestId('inspector')).toContainText('license-svc');
	await page.keyboard.press('[');
	await expect(page.getByTestId('inspector')).toContainText('content-keys');

	await chord(page, 'g');
	await tabTo(page, '[data-testid=graph-node]');
	await page.keyboard.press('Enter');

	await chord(page, 't');
	await tabTo(page, '[role=treegrid]');
	await page.keyboard.press('Home');
	await expect(active).toHaveAttribute('aria-rowindex', '1');
	await expect(active).toHaveAccessibleName(
		/android-app Acquire HD licence, failed, .*starts at 0 milliseconds, takes 2\.46 seconds/,
	);
	await expect(active).toHaveAttribute('aria-level', '1');
	await page.keyboard.press('ArrowLeft');
	await expect(active).toHaveAttribute('aria-expanded', 'false');
	await expect(rows).toHaveAttribute('aria-rowcount', '2');
	await page.keyboard.press('Shift+ArrowRight');
	// 56 spans below one root, 4 waits between them, and the folded spans without a parent.
	await expect(rows).toHaveAttribute('aria-rowcount', '61');
	await page.keyboard.press('Shift+ArrowLeft');
	await page.keyboard.press('e');
	await expect(active).toHaveAccessibleName(/^edge-gateway/);

	await page.keyboard.press('Enter');
	await expect(page.getByTestId('inspector')).toBeFocused();
	await expect(page.getByTestId('inspector')).toContainText('edge-gateway');
	await tabTo(page, '[aria-label="Close inspector"]');
	await page.keyboard.press('Enter');
	await expect(rows).toBeFocused();

	await chord(page, 'l');
	await tabTo(page, '[aria-label="Log lines"]');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('inspector')).toContainText('content-keys');

	await chord(page, 't');
	await tabTo(page, '[data-testid=span-filter]');
	await page.keyboard.type('key_shard');
	await expect(page.getByTestId('filter-count')).toHaveText('33');
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('inspector')).toContainText('SELECT key_shard');
	await page.keyboard.press('Escape');
	await expect(page.getByTestId('filter-count')).toHaveCount(0);
	await page.keyboard.press('Escape');
	await expect(rows).toBeFocused();

	await page.keyboard.press('t');
	await expect(page.getByRole('region', { name: 'Spans as a table' })).toBeVisible();
	await expect(page).toHaveURL(/[?&]as=table/);
	await chord(page, 't');
	await page.keyboard.press('t');
	await expect(rows).toBeVisible();

	await tabTo(page, '[role=slider]');
	const start = page.getByRole('slider', { name: 'Start of the part in view' });
	await expect(start).toHaveAttribute('aria-valuetext', 'from 0 milliseconds');
	await page.keyboard.press('PageUp');
	await expect(start).not.toHaveAttribute('aria-valuetext', 'from 0 milliseconds');
	await expect(page).toHaveURL(/[?&]z=/);
	await page.keyboard.press('0');
	await expect(page).not.toHaveURL(/[?&]z=/);

	await page.keyboard.press('?');
	const help = page.getByRole('dialog', { name: 'Keys' });
	await expect(help).toBeVisible();
	await expect(help.getByRole('checkbox', { name: 'Single keys are on' })).toBeFocused();
	await page.keyboard.press('Space');
	await page.keyboard.press('Escape');
	await expect(help).toBeHidden();
	await page.keyboard.press('a');
	await expect(page).not.toHaveURL(/[?&]v=all/);
});

test('g and a letter go from a request to the places of the site; h alone hands off', async ({ page }) => {
	await page.goto(`/r/${HD_KEY}`);
	await untilAlive(page);
	await page.keyboard.press('g');
	await page.keyboard.press('h');
	await expect(page).toHaveURL((url) => url.pathname === '/');
	await page.goBack();
	await untilAlive(page);
	await page.keyboard.press('h');
	await expect(page.getByRole('dialog', { name: 'Hand off to Content Keys' })).toBeVisible();
	await page.keyboard.press('Escape');
	await page.keyboard.press('g');
	await page.keyboard.press('a');
	await expect(page).toHaveURL(/\/services$/);
});

test('back leaves a request in as many steps as views were opened, selections not counted', async ({
	page,
}) => {
	await page.goto('/search');
	await page.goto(`/r/${HD_KEY}`);
	await untilAlive(page);
	await page.getByTestId('finding').nth(1).click();
	await page.getByRole('button', { name: /^All 58/ }).click();
	await expect(page).toHaveURL(/[?&]v=all/);
	await page.getByTestId('finding').nth(2).click();
	await page.getByRole('button', { name: 'Zoom in' }).click();
	await expect(page).toHaveURL(/[?&]z=/);
	await page.goBack();
	await expect(page).toHaveURL(/[?&]f=2$/);
	await expect(page.getByRole('button', { name: /^Story/ })).toHaveAttribute('aria-pressed', 'true');
	await page.goBack();
	await expect(page).toHaveURL(/\/search$/);
});

test('paper is light, unfolded and has no controls', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.goto(`/r/${HD_KEY}`);
	await untilAlive(page);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByTestId('log-row')).toHaveCount(23);
	await expect(page.getByText('cloud.region', { exact: true })).toBeVisible();
	await expect(page.getByRole('banner')).toBeHidden();
	await expect(page.getByRole('button', { name: /Hand off/ })).toBeHidden();
	expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(16, 21, 26)');
});
