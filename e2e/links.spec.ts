import AxeBuilder from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import { HD_KEY, untilAlive, untilStored } from './stories.ts';

test.beforeAll(async ({ request }) => {
	await untilStored(request, HD_KEY, 58);
});

test('an owner sets where people go on: what is bad is refused, the preview is of a real span, readers of a request are offered it', async ({
	page,
}) => {
	await page.goto(`/r/${HD_KEY}`);
	await untilAlive(page);
	const offered = page.getByRole('list', { name: 'Go on to' });
	await expect(offered.getByRole('link', { name: /^Metrics at/ })).toHaveAttribute(
		'href',
		/^https:\/\/metrics\.halcyon\.example\/d\/service\?var-service=content-keys&/,
	);

	await page.goto('/services/content-keys/links');
	const metrics = page.getByRole('group', { name: 'Link 1' }).getByRole('textbox', { name: 'Address' });
	const save = page.getByRole('button', { name: 'Save for everybody' });
	await metrics.fill('javascript:alert(1)');
	await expect(metrics).toHaveAccessibleDescription(/not "javascript:"/);
	await expect(save).toBeDisabled();
	await metrics.fill('https://boards.example/{service.name}?pod={k8s.pod.name}');
	await expect(page.getByTestId('link-preview')).toContainText('it has no k8s.pod.name');
	await metrics.fill('https://boards.example/{service.name}?at={from.s}');
	await expect(page.getByTestId('link-preview')).toContainText(
		/https:\/\/boards\.example\/content-keys\?at=\d{10}/,
	);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await save.click();
	await expect(page.getByRole('main')).toContainText('Set here');

	await page.goto(`/r/${HD_KEY}`);
	await expect(offered.getByRole('link', { name: /^Metrics at/ })).toHaveAttribute(
		'href',
		/^https:\/\/boards\.example\/content-keys\?at=/,
	);

	await page.goto('/services/content-keys/links');
	await page.getByRole('button', { name: 'Go back to the catalogue’s' }).click();
	await expect(page.getByRole('main')).toContainText('As the service catalogue has them');
});
