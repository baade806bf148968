import { type APIRequestContext, expect, test } from 'playwright/test';
import { HD_KEY, untilAlive, untilStored } from './stories.ts';

const NIGHT = '00000000000000000000000000c0ffee';
const HOUR = 3_600_000;

/** A job that hands a message to a queue in the evening; it is taken up 8 hours later and fails. */
async function sendNight(request: APIRequestContext): Promise<void> {
	const start = Date.now() - 9 * HOUR;
	const span = (
		id: string,
		parentId: string,
		service: string,
		name: string,
		from: number,
		to: number,
		rest = {},
	) => ({
		traceId: NIGHT,
		id: id.padStart(16, '0'),
		...(parentId === '' ? {} : { parentId: parentId.padStart(16, '0') }),
		name,
		timestamp: (start + from) * 1000,
		duration: (to - from) * 1000,
		localEndpoint: { serviceName: service },
		...rest,
	});
	const pages = Array.from({ length: 12 }, (_, page) =>
		span(`1${page + 10}`, '2', 'jobs', 'read page', 20 + page * 30, 45 + page * 30),
	);
	const spans = [
		span('1', '', 'jobs', 'nightly export', 0, 8 * HOUR + 1800),
		span('2', '1', 'jobs', 'collect', 10, 400),
		span('3', '1', 'jobs', 'publish', 420, 450, { kind: 'PRODUCER' }),
		span('4', '3', 'exporter', 'consume', 8 * HOUR, 8 * HOUR + 1700, {
			kind: 'CONSUMER',
			tags: { error: 'disk full' },
		}),
		...pages,
	];
	const answer = await request.post('/api/files?name=night.json', { data: spans });
	expect(answer.ok()).toBe(true);
}

test('a night in a queue is cut, with its length; the true scale is one press away', async ({ page }) => {
	await sendNight(page.request);
	await page.goto(`/r/${NIGHT}`);
	await untilAlive(page);
	const consumed = page.getByTestId('span-row').filter({ hasText: 'consume' }).locator('.bar').first();
	await expect(page.getByTestId('span-row').filter({ hasText: 'waiting in the queue' })).toBeVisible();
	await expect(page.locator('.wf-ax b')).toHaveText('8 h');
	const cut = await consumed.boundingBox();
	expect(cut?.width).toBeGreaterThan(100);
	await page.getByRole('button', { name: 'True scale' }).click();
	await expect(page.locator('.wf-ax b')).toHaveCount(0);
	await expect(page).toHaveURL(/[?&]sc=true/);
	expect((await consumed.boundingBox())?.width).toBeLessThan(5);
});

test('dragging over the bars zooms, Shift and wheel pan, Ctrl and wheel zoom out again', async ({
	page,
	request,
}) => {
	await untilStored(request, HD_KEY, 58, 23);
	await page.goto(`/r/${HD_KEY}`);
	await untilAlive(page);
	const area = page.getByTestId('span-row').nth(3).locator('.ar');
	await area.scrollIntoViewIfNeeded();
	const box = await area.boundingBox();
	if (!box) throw new Error('the row has no place');
	const before = await page.getByTestId('inspector').getByRole('heading').first().textContent();
	const view = () => ['s', 'o'].map((name) => new URL(page.url()).searchParams.get(name));
	const selected = view();
	await page.mouse.move(box.x + box.width * 0.25, box.y + 8);
	await page.mouse.down();
	await page.mouse.move(box.x + box.width * 0.5, box.y + 8, { steps: 4 });
	await page.mouse.up();
	await expect(page).toHaveURL(/[?&]z=\d+(\.\d+)?-\d+/);
	expect(await page.getByTestId('inspector').getByRole('heading').first().textContent()).toBe(before);
	// The click that ends the drag neither selects nor folds the row it is over.
	expect(view()).toEqual(selected);
	const start = page.getByRole('slider', { name: 'Start of the part in view' });
	const zoomed = Number(await start.getAttribute('aria-valuenow'));
	expect(zoomed).toBeGreaterThan(0);
	await page.keyboard.down('Shift');
	await page.mouse.wheel(0, 120);
	await page.keyboard.up('Shift');
	await expect.poll(async () => Number(await start.getAttribute('aria-valuenow'))).toBeGreaterThan(zoomed);
	await page.keyboard.down('Control');
	await page.mouse.wheel(0, 4000);
	await page.keyboard.up('Control');
	await expect(page).not.toHaveURL(/[?&]z=/);
});

test('the clocks of the senders are one press away, and moved spans are marked', async ({
	page,
	request,
}) => {
	await untilStored(request, HD_KEY, 58, 23);
	await page.goto(`/r/${HD_KEY}`);
	await untilAlive(page);
	const app = page.getByTestId('span-row').first();
	await expect(app).toContainText('clock');
	await expect(app).toHaveAccessibleName(/starts at 0 milliseconds/);
	await page.getByRole('button', { name: 'As sent' }).click();
	await expect(app).toHaveAccessibleName(/starts at 41\d milliseconds/);
	await expect(page.getByText(/Clock ran 41\d ms ahead/).last()).toBeVisible();
	await expect(page).toHaveURL(/[?&]ck=raw/);
});

test('a service narrows the spans, and log lines are searched over all of them', async ({
	page,
	request,
}) => {
	await untilStored(request, HD_KEY, 58, 23);
	await page.goto(`/r/${HD_KEY}`);
	await untilAlive(page);
	await page.getByRole('combobox', { name: 'Service of spans' }).selectOption('keys-db');
	await expect(page.getByTestId('filter-count')).toHaveText('33');
	await expect(page.getByTestId('span-filter')).toHaveValue('service=keys-db');
	await page.getByRole('textbox', { name: 'Filter log lines' }).fill('waiting');
	await expect(page.getByText('2 lines shown')).toBeVisible();
	await page.getByRole('button', { name: 'Show all lines' }).click();
	await page.getByRole('button', { name: 'Selected span only' }).click();
	await expect(page.getByText('5 lines shown')).toBeVisible();
});

test('what is clicked before the spans are there is done when they are', async ({ page, request }) => {
	await untilStored(request, HD_KEY, 58, 23);
	let arrive = () => {};
	const held = new Promise<void>((resolve) => (arrive = resolve));
	await page.route('**/spans?format=columns', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(`/r/${HD_KEY}`);
	// What is found out meanwhile is drawn, and leaves the server's rows where they are.
	await expect(page.getByText(/^Pattern:/)).toBeVisible();
	await page.getByTestId('span-row').first().click();
	await page.getByRole('button', { name: /^All 58/ }).click();
	await expect(page).not.toHaveURL(/[?&]v=all/);
	arrive();
	await expect(page).toHaveURL(/[?&]v=all/);
	await expect(page.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '58');
	await expect(page.getByTestId('inspector')).toContainText('android-app');
});

test('a link holds folded rows by their spans, and one from before by their numbers', async ({
	page,
	request,
}) => {
	await untilStored(request, HD_KEY, 58, 23);
	await page.goto(`/r/${HD_KEY}`);
	await untilAlive(page);
	const rows = page.getByRole('treegrid');
	await page.getByTestId('span-row').first().getByRole('button', { name: 'Fold' }).click();
	await expect(rows).toHaveAttribute('aria-rowcount', '2');
	await expect(page).toHaveURL(/[?&]u=2&.*o=span[0-9a-f]{16}/);
	await page.reload();
	await expect(rows).toHaveAttribute('aria-rowcount', '2');
	await page.goto(`/r/${HD_KEY}?o=span0`);
	await expect(rows).toHaveAttribute('aria-rowcount', '2');
	await untilAlive(page);
	await page.getByTestId('span-row').first().getByRole('button', { name: 'Unfold' }).click();
	await expect(page).not.toHaveURL(/[?&]o=/);
});
