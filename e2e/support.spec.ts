import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { HD_KEY, untilStored } from './stories.ts';

/** The last story that is sent; with it all are there. */
test.beforeAll(async ({ request }) => {
	await untilStored(request, HD_KEY, 58);
	await expect
		.poll(
			async () => {
				const answer = await request.get('/api/members/M-20418837');
				return answer.ok() ? ((await answer.json()) as { sessionCount: number }).sessionCount : 0;
			},
			{ timeout: 45_000 },
		)
		.toBe(15);
});

/** What a reader of the page can see, without opening anything. */
async function visible(page: Page): Promise<string> {
	return (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ');
}

test('agent finds why the member had no 4K in 2 actions from home', async ({ page }) => {
	await page.goto('/');
	// One: paste what the member reads out. Two: Enter.
	await page.getByRole('combobox').first().fill('PS-9114-6CJS-04');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/s\/PS-9114-6CJS-04$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Playback was fine, but without 4K because the TV’s HDCP level was 1.4',
	);
});

test('a member, a device and an e-mail lead to the member; the e-mail never stands in the address', async ({
	page,
}) => {
	for (const known of [
		'M-30020014',
		'member: M-30020014',
		'30020014-castbox-4',
		'anders.holm@mail.example',
	]) {
		await page.goto('/');
		await page.getByRole('combobox').first().fill(known);
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/\/m\/M-30020014$/);
	}
	await page.goto('/members');
	await page.getByRole('searchbox').fill('nobody@mail.example');
	await page.getByRole('button', { name: 'Find', exact: true }).click();
	await expect(page.getByText('Nothing found for')).toBeVisible();
	expect(page.url()).not.toContain('@');
});

test('what a TV reported as log records alone is told, and its proof is the record', async ({ page }) => {
	await page.goto('/s/PS-9177-0QRA-06');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('it played for 48 minutes');
	await page.getByRole('link', { name: /^It started after/ }).click();
	await expect(page).toHaveURL(/\/r\/65766e74/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('One event, reported without a request');
	const lines = page.getByTestId('lines-left');
	await expect(lines).toContainText('playback.progress');
	await expect(lines).toContainText('PS-9177-0QRA-06');
});

const QUESTIONS: readonly (readonly [story: string, question: string, answer: RegExp])[] = [
	['/s/PS-8841-20ZK-55', 'Why did it stop?', /could not issue the HD licence/],
	['/s/PS-8841-20ZK-55', 'Did the member do anything wrong?', /Nothing is wrong with the member’s phone/],
	['/s/PS-8841-20ZK-55', 'Who is fixing it?', /Being fixed by Content Keys team/],
	['/s/PS-8841-20ZK-55', 'Who is on call?', /Ines Okafor is on call/],
	['/s/PS-8841-20ZK-55', 'What should I say?', /“You’ve done nothing wrong\. A problem on our side/],
	['/s/PS-8841-20ZK-55', 'How long did it play?', /up to 480p for 36 seconds/],
	['/s/PS-8841-20ZK-55', 'What did the member see?', /Error 5004 shown .*Can’t play this title right now/],
	['/s/PS-8841-20ZK-55', 'Are others hit?', /The same failure has hit [\d,]+ requests since/],
	['/s/PS-8841-20ZK-55', 'Was the connection good?', /The connection was good/],
	[
		'/s/PS-9021-4GTR-02',
		'Why does it not start?',
		/did not start because our servers did not answer in time/,
	],
	['/s/PS-9035-8KWN-01', 'Whose side are the pauses on?', /paused 3 times because our delivery servers/],
	['/s/PS-9049-1PQX-07', 'Where are the subtitles?', /our servers lost the Portuguese subtitles/],
	['/s/PS-9056-7LMB-03', 'Why is it in Spanish?', /we sent Spanish sound and not Portuguese/],
	[
		'/s/PS-9063-2VHD-05',
		'Is there a second cause?',
		/second trouble: the home connection gave only 1\.1 Mbit\/s/,
	],
	['/s/PS-9156-5TZF-02', 'How slow is the connection?', /gave only 1\.8 Mbit\/s/],
	[
		'/s/PS-9163-9DXE-01',
		'Which app version is needed?',
		/app 8\.2\.0 is too old, 9\.10\.0 or newer is needed/,
	],
	['/s/PS-9177-0QRA-06', 'Is anything wrong at all?', /Nothing went wrong: it played for 48 minutes/],
	['/s/PS-9219-1WUY-03', 'How many screens are in use?', /4 of 4 screens of the plan were in use/],
	['/s/PS-9226-8ZKC-01', 'Why not on holiday?', /we may not show Low Tide S4 E2 in Japan/],
	['/s/PS-9233-4YAE-02', 'How does the member put it right?', /Signing in again puts it right/],
	['/s/PS-9247-6PGN-05', 'Who refused the payment?', /payment was refused by the bank/],
	['/m/M-20418837', 'How many issues have one cause?', /3 of 4 issues have one cause/],
	['/m/M-20418837', 'Which devices are fine?', /On the browser all was fine/],
	['/m/M-20418837', 'What plan is it?', /Plan Premium, 4 screens/],
];

test(`${QUESTIONS.length} questions are answered by what is visible, in plain words`, async ({ page }) => {
	const pages = new Map<string, string>();
	for (const [address, question, answer] of QUESTIONS) {
		if (!pages.has(address)) {
			await page.goto(address);
			pages.set(address, await visible(page));
		}
		expect.soft(pages.get(address), question).toMatch(answer);
	}
	for (const [address, text] of pages)
		expect
			.soft(text, address)
			.not.toMatch(/\b(?:spans?|traces?|latency|exceptions?|payloads?|timeouts?|null|undefined|json)\b/i);
});

test('a member is put on the list once, and the owners see it on the request', async ({ page }) => {
	await page.goto('/s/PS-8836-20ZK-41');
	await page.getByRole('button', { name: 'Add member to the list' }).click();
	await expect(page.getByTestId('waiting')).toHaveText('1 member waiting for news');
	await expect(page.getByRole('button', { name: 'On the list' })).toBeDisabled();
	await page.reload();
	await expect(page.getByRole('button', { name: 'On the list' })).toBeDisabled();
	await page.goto(`/r/${HD_KEY}`);
	await expect(page.getByTestId('members-waiting')).toHaveText('1 member waiting for news');
});

test('name and e-mail stay hidden until a reason is given', async ({ page }) => {
	await page.goto('/m/M-20418837');
	expect(await page.content()).not.toMatch(/Rita|rita\.sousa/);
	await page.getByRole('button', { name: 'Reveal, this is logged' }).click();
	await page.getByLabel('Why you need to see them').fill('she asked to be called back');
	await page.getByRole('button', { name: 'Reveal for 5 minutes' }).click();
	await expect(page.getByTestId('revealed')).toContainText('Rita Sousa, rita.sousa@mail.example');
	await page.getByRole('button', { name: 'Hide' }).click();
	await expect(page.getByTestId('revealed')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const)
	test(`support pages hold on a phone and have no accessibility faults, ${colorScheme}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width: 390, height: 844 });
		for (const address of ['/s/PS-8841-20ZK-55', '/s/PS-9177-0QRA-06', '/m/M-20418837', '/members']) {
			await page.goto(address);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => `${address} ${id} ${nodes[0]?.html}`)).toEqual([]);
			const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(over, address).toBeLessThanOrEqual(0);
		}
	});
