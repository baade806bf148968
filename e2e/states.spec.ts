import AxeBuilder from '@axe-core/playwright';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'playwright/test';
import { HD_KEY, untilAlive, untilStored } from './stories.ts';

const METRICS = process.env.DUPIN_E2E_METRICS ?? '';
/** No store has it. */
const GONE = 'e0'.repeat(16);

test.beforeAll(async ({ request }) => {
	await untilStored(request, HD_KEY, 58);
});

test('source down: the page answers without it, says what that means, asks again and takes it back', async ({
	page,
	request,
}) => {
	await request.post(`${METRICS}/down`);
	try {
		for (const path of ['/', '/services/content-keys']) {
			await page.goto(path);
			await expect(page.getByText('Not known now: scores of Prometheus')).toBeVisible();
			await expect(page.getByText('content-keys').first()).toBeVisible();
		}
		// One that nobody has opened yet.
		const found = await (await request.get('/api/search?service=content-keys&status=error&limit=5')).json();
		const traceId = (found as { requests: { traceId: string }[] }).requests.find(
			(one) => one.traceId !== HD_KEY,
		)?.traceId;
		await page.goto(`/r/${traceId}`);
		const trouble = page.getByTestId('source-trouble');
		await expect(trouble).toContainText('Prometheus baselines are not answering');
		await expect(trouble).toContainText('The verdict does not rest on it');
		await expect(trouble).toContainText(/Trying again in \d+ s/);
		await expect(page.getByRole('heading', { level: 1 })).toContainText('content-keys');
		await expect(page.getByText('Prometheus baselines not answering')).toBeVisible();
		await untilAlive(page);
		await page.getByTestId('finding').first().click();
		await expect(page.getByTestId('inspector')).toContainText('content-keys');
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id }) => id)).toEqual([]);
		await trouble.getByRole('button', { name: 'Retry now' }).click();
		await expect(trouble.getByRole('button', { name: 'Retry now' })).toBeEnabled();
		await request.post(`${METRICS}/up`);
		await trouble.getByRole('button', { name: 'Retry now' }).click();
		await expect(trouble).toBeHidden();
	} finally {
		await request.post(`${METRICS}/up`);
	}
});

test('expired: the verdict stays, what was shared of it is listed, and the case opens with its proof', async ({
	page,
	request,
}) => {
	const shared = (await (await request.post(`/api/requests/${HD_KEY}/case`)).json()) as { href: string };
	// As retention leaves it: the archive has the case, no store has the spans.
	const archive = new DatabaseSync(join(process.env.DUPIN_E2E_DATA ?? '', 'cases.sqlite'));
	archive
		.prepare('INSERT INTO cases SELECT ?, ?, frozen_at, document FROM cases WHERE id = ?')
		.run(GONE.slice(16), GONE, shared.href.slice(-16));
	archive.close();
	await page.goto(`/r/${GONE}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'The spans and logs of this request are gone',
	);
	await expect(page.getByTestId('told-then')).toContainText('content-keys answered 404');
	await expect(page.getByRole('main')).toContainText('kept for 7 days');
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await page.getByRole('link', { name: 'Open the case' }).click();
	await expect(page.getByTestId('frozen')).toContainText('are gone; what proves it stayed');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('content-keys answered 404');
	await expect(page.getByTestId('span-row').first()).toBeVisible();
	await expect(page.getByTestId('log-row').first()).toBeVisible();
});

test('not found: an ID that was mistyped or cut leads to the request that was meant', async ({ page }) => {
	await page.goto(`/r/${HD_KEY}`);
	await expect(page.getByTestId('verdict')).toBeVisible();
	await page.goto(`/r/${HD_KEY.slice(0, -1)}9`);
	await expect(page.getByRole('main')).toContainText('one character differs');
	await page.goto(`/r/${HD_KEY.slice(0, 12)}`);
	await expect(page.getByRole('main')).toContainText('it begins the same');
	await page.getByRole('link', { name: 'Open the close match' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('content-keys answered 404');
});
