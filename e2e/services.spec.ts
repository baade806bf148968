import AxeBuilder from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import { HD_KEY, untilStored } from './stories.ts';

test.beforeAll(async ({ request }) => {
	await untilStored(request, HD_KEY, 58);
});

test('a service owner goes from the map to the version that fails', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Services' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/of \d+ services (is|are) in trouble/);
	await page.getByRole('searchbox', { name: 'Filter by service or team' }).fill('content-k');
	await page.getByTestId('service-row').getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('content-keys is in trouble');
	await expect(page.getByRole('main')).toContainText('Ines Okafor');
	const newest = page
		.getByRole('table', { name: /Versions/ })
		.getByRole('row')
		.nth(1);
	await expect(newest).toContainText('418');
	await expect(newest).not.toContainText(' 0 %');
	await page.getByRole('link', { name: 'Its place on the map' }).click();
	const node = page.getByTestId('map-node').filter({ hasText: 'license-svc' });
	await expect(node).toHaveAccessibleName(/license-svc, .*failing/);
	await node.press('Enter');
	await expect(page).toHaveURL(/focus=license-svc/);
	await expect(page.getByRole('heading', { name: 'Around license-svc' })).toBeVisible();
});

test('a service nobody has seen: its page says so and the rest stands', async ({ page }) => {
	await page.goto('/services/no%20such%2Fservice');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'no such/service was not seen in the last hour',
	);
	await expect(page.getByRole('main')).toContainText('No directory names an owner');
});

for (const [width, scheme] of [
	[1440, 'dark'],
	[390, 'light'],
] as const) {
	test(`axe finds nothing on the services pages, ${width} px, ${scheme}`, async ({ page }) => {
		await page.setViewportSize({ width, height: 900 });
		await page.emulateMedia({ colorScheme: scheme });
		for (const path of ['/services', '/services/content-keys']) {
			await page.goto(path);
			await expect(page.getByRole('table').first()).toBeVisible();
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
			expect(
				await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
			).toBeLessThanOrEqual(0);
		}
	});
}
