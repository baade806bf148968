import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { engineerWordsIn } from '../lib/format/engineer-words.ts';

/** People of the demo's studio stories. */
const MARISOL = 'u-58213';
const DEVON = 'u-70455';

test.beforeAll(async ({ request }) => {
	await expect
		.poll(
			async () => {
				const answer = await request.get(`/api/people/${DEVON}`);
				return answer.ok() ? ((await answer.json()) as { state: string }).state : answer.status();
			},
			{ timeout: 45_000 },
		)
		.toBe('explained');
});

async function noAxeViolations(page: Page) {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('production support finds the wrong role by a misspelt name', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('combobox').first().fill('Marisol Vgea');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`/studio/${MARISOL}$`));
	await expect(page.getByRole('heading', { level: 1 })).toContainText(
		/Marisol can’t open Harbor Lights Season 2 because her role was moved to Season 1/,
	);
	const changed = page.getByRole('region', { name: /What changed/ });
	await expect(changed).toContainText('Harbor Lights, Season 2');
	await expect(changed).toContainText(
		'Changed by Dana Whitlock in a batch of 14 people. The other 13 are also on Season 1.',
	);
	await expect(page.getByRole('link', { name: 'Open her role' })).toHaveAttribute(
		'href',
		new RegExp(`/roles/${MARISOL}`),
	);
	await expect(
		page.getByRole('region', { name: 'Role changes' }).getByRole('listitem').first(),
	).toContainText('Likely cause');
	await page.getByRole('link', { name: /Access refused 6 times/ }).click();
	await expect(page).toHaveURL(/\/r\/[0-9a-f]{32}/);
});

test('namesakes are told apart, by keyboard alone', async ({ page }) => {
	await page.goto('/studio');
	await page.keyboard.type('marisol veg');
	const people = page.getByTestId('person');
	await expect(people).toHaveCount(2);
	await expect(people.nth(0)).toContainText('Blackbird Post');
	await expect(people.nth(1)).toContainText('Northlight');
	expect(page.url()).toMatch(/\/studio$/);
	await noAxeViolations(page);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`/studio/${MARISOL}$`));
	await page.goto('/search?q=Vegas');
	await expect(page.getByRole('region', { name: 'People in production' })).toContainText('Marisol Vegas');
});

test('an address is hidden until somebody says why, and that is written down', async ({ page, request }) => {
	await page.goto(`/studio/${MARISOL}`);
	expect(await page.content()).not.toContain('marisol.vega@');
	await expect(page).not.toHaveTitle(/Marisol/);
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	await page.getByRole('textbox', { name: 'Reason' }).fill('To tell her that it works again');
	await page.getByRole('button', { name: 'Show the address' }).click();
	await expect(page.getByText('marisol.vega@blackbirdpost.example')).toBeVisible();
	const { entries, unbroken } = (await (await request.get('/api/audit')).json()) as {
		entries: Record<string, string>[];
		unbroken: boolean;
	};
	expect(unbroken).toBe(true);
	expect(entries[0]).toMatchObject({
		subject: MARISOL,
		action: 'reveal email',
		reason: 'To tell her that it works again',
	});
	const without = await request.post(`/api/people/${MARISOL}/reveal`, {
		data: { field: 'email', reason: ' ' },
	});
	expect(without.status()).toBe(400);
});

test('every story opens from home, in plain words, on a phone and a desk', async ({ page, request }) => {
	test.setTimeout(90_000);
	const { stories } = (await (await request.get('/api/stories')).json()) as {
		stories: { about: string; href: string }[];
	};
	const studio = stories.filter(({ about }) => about === 'studio');
	expect(studio.length).toBeGreaterThanOrEqual(8);
	await page.goto('/');
	const listed = page.getByRole('region', { name: 'People in production ask' }).getByRole('link');
	await expect(listed).toHaveCount(studio.length);
	for (const [index, { href }] of studio.entries()) {
		const size = index % 2 === 0 ? { width: 390, height: 844 } : { width: 1440, height: 900 };
		await page.setViewportSize(size);
		await page.goto(href);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(/can|Nothing is wrong/);
		const main = page.getByRole('main');
		expect(engineerWordsIn(await main.innerText())).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
	}
});

for (const [scheme, width, person] of [
	['light', 390, MARISOL],
	['dark', 1440, MARISOL],
	['dark', 390, 'u-70902'],
	['light', 1440, 'u-59902'],
] as const) {
	test(`no barriers, ${scheme}, ${width} px, ${person}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme: scheme });
		await page.setViewportSize({ width, height: 900 });
		await page.goto(`/studio/${person}`);
		await noAxeViolations(page);
	});
}

test('on a phone, sentence, change and button fit on a screen and a half', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`/studio/${MARISOL}`);
	const button = await page.getByRole('link', { name: 'Open her role' }).boundingBox();
	expect(button?.height).toBeGreaterThanOrEqual(44);
	expect((button?.y ?? 9999) + (button?.height ?? 0)).toBeLessThanOrEqual(844 * 1.5);
});

test('an unknown ID is said to be unknown', async ({ page, request }) => {
	expect((await request.get('/api/people/u-0')).status()).toBe(404);
	expect((await request.get('/api/people?q=')).status()).toBe(400);
	await page.goto('/studio/u-0');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nobody here has this ID');
});
