import { expect, test } from 'playwright/test';
import { HD_KEY, untilStored } from './stories.ts';

test('the call graph by keyboard alone: along the failing path, into the span, to the table and back', async ({
	page,
	request,
}) => {
	await untilStored(request, HD_KEY, 58);
	await page.goto(`/r/${HD_KEY}`);
	const nodes = page.getByTestId('graph-node');
	await expect(nodes.first()).toBeVisible();
	const places = () => nodes.evaluateAll((all) => all.map((node) => node.querySelector('.box')?.outerHTML));
	const before = await places();
	await nodes.first().focus();
	const focused = page.locator('[data-testid=graph-node]:focus');
	for (const service of ['edge-gateway', 'playback-api', 'license-svc', 'content-keys']) {
		await page.keyboard.press('ArrowRight');
		await expect(focused).toHaveAttribute('data-node', service);
	}
	await expect(focused).toHaveAccessibleName(
		/failed.*failure starts here, called by license-svc, calls keys-db/,
	);
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('inspector')).toContainText('content-keys');
	// Nothing moves when a node is chosen.
	expect(await places()).toEqual(before);
	await page.keyboard.press('t');
	await expect(page.getByRole('row', { name: /content-keys\s*keys-db/ })).toBeVisible();
	await page.keyboard.press('t');
	await expect(nodes.first()).toBeVisible();
});
