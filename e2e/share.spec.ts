import AxeBuilder from '@axe-core/playwright';
import { createServer } from 'node:http';
import { expect, test } from 'playwright/test';
import { HD_KEY, untilStored } from './stories.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
test.beforeAll(async ({ request }) => {
	await untilStored(request, HD_KEY, 58);
});

test('what one shares, the other sees: the case opens by its link, with its proof, and unfurls without personal data', async ({
	page,
}) => {
	await page.goto(`/r/${HD_KEY}`);
	const sentence = await page.getByRole('heading', { level: 1 }).textContent();
	await page.getByRole('button', { name: 'Share' }).click();
	await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('/c/');
	await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
	await expect(page.getByTestId('frozen')).toContainText('this is what was seen then');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(sentence ?? '');
	await expect(page.getByTestId('span-row').filter({ hasText: 'content-keys' }).first()).toBeVisible();
	await expect(page.getByTestId('log-row').first()).toBeVisible();
	const told = await page
		.locator('meta[property^="og:"]')
		.evaluateAll((all) => all.map((one) => one.outerHTML).join());
	expect(told).toContain('content-keys');
	expect(told).not.toMatch(/@|M-\d{5,}|user/);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
});

test('an engineer hands the request to its owner: over the webhook, and the page remembers', async ({
	page,
}) => {
	const got: string[] = [];
	const receiver = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			got.push(Buffer.concat(chunks).toString());
			response.end('ok');
		});
	});
	const port = Number(new URL(process.env.DUPIN_E2E_WEBHOOK ?? '').port);
	await new Promise<void>((done) => receiver.listen(port, '127.0.0.1', done));
	try {
		await page.goto(`/r/${HD_KEY}`);
		await page.getByRole('button', { name: 'Hand off to Content Keys' }).click();
		const dialog = page.getByRole('dialog', { name: 'Hand off to Content Keys' });
		await expect(dialog.getByRole('textbox')).toHaveValue(/content-keys.*\n[\s\S]*\/c\/[0-9a-f]{16}/);
		await dialog.getByRole('button', { name: 'Post to content-keys-help' }).click();
		await expect(dialog).toContainText('Handed off.');
		expect(JSON.parse(got[0] ?? '{}')).toMatchObject({ traceId: HD_KEY, team: 'Content Keys' });
		await dialog.getByRole('button', { name: 'Close' }).click();
		await expect(page.getByTestId('handed-off')).toContainText('Handed off to Content Keys');
	} finally {
		receiver.close();
	}
});

test('paging asks once and shows the text that goes out; nobody is paged by one click', async ({
	page,
	context,
}) => {
	await context.route('https://pagerduty.halcyon.example/**', (route) => route.fulfill({ body: 'pager' }));
	await page.goto(`/r/${HD_KEY}`);
	await page.getByRole('button', { name: 'Page Ines' }).click();
	const dialog = page.getByRole('dialog', { name: 'Page Ines Okafor?' });
	await expect(dialog.getByRole('textbox')).toHaveValue(/content-keys.*\n[\s\S]*\/c\/[0-9a-f]{16}/);
	await dialog.getByRole('button', { name: 'Do not page' }).click();
	await expect(dialog).toBeHidden();
	await expect(page.getByTestId('handed-off')).not.toContainText('Paged');
	await page.getByRole('button', { name: 'Page Ines' }).click();
	const pager = page.waitForEvent('popup');
	await dialog.getByRole('link', { name: 'Copy and page Ines' }).click();
	await expect(await pager).toHaveURL(/^https:\/\/pagerduty\.halcyon\.example\//);
	await expect(page.getByTestId('handed-off')).toContainText('Paged Content Keys');
	expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/c/');
});
