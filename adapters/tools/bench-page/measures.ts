import type { Browser, CDPSession, Page } from 'playwright';
import { recordTasks } from './main-thread.ts';

/** What a person notices of one request page, in milliseconds where nothing else is said. */
export interface PageFigures {
	/** Verdict and first rows are drawn. */
	readonly firstPicture: number;
	/** All spans are there: rows, filter and keys answer for every one of them. */
	readonly loaded: number;
	/** The longest task of the main thread from the first paint until all is there. */
	readonly task: number;
	readonly taskCpu: number;
	readonly heapMegabytes: number;
	readonly nodes: number;
	readonly frameP95: number;
	readonly frameMost: number;
	readonly click: number;
	readonly filter: number;
	readonly story: number;
}

const GIVE_UP_MS = 120_000;
const WHEEL_TURNS = 150;

/** Opens the page in a context of its own, so that the cache is empty, and measures it. */
export async function measurePage(browser: Browser, site: string, traceId: string): Promise<PageFigures> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	try {
		const page = await context.newPage();
		page.setDefaultTimeout(GIVE_UP_MS);
		await page.addInitScript(watch);
		const session = await context.newCDPSession(page);
		const longest = await recordTasks(session);
		await page.goto(`${site}/r/${traceId}`, { waitUntil: 'commit' });
		await page.waitForFunction(() => performance.getEntriesByName('dupin:spans').length > 0);
		// What the loading leaves to do belongs to it.
		await page.waitForTimeout(1_500);
		const { wall: task, cpu: taskCpu } = await longest();
		const { firstPicture, loaded } = await page.evaluate(() => ({
			firstPicture: performance.getEntriesByName('bench:picture')[0]?.startTime ?? Number.NaN,
			loaded: performance.getEntriesByName('dupin:spans')[0]?.startTime ?? Number.NaN,
		}));
		const click = await clickRow(page);
		const story = await switchRows(page);
		const frames = await turnWheel(page);
		const filter = await filterSpans(page);
		const weight = await weigh(session, page);
		return { firstPicture, loaded, task, taskCpu, click, story, filter, ...frames, ...weight };
	} finally {
		await context.close();
	}
}

/** Runs in the page, before anything of it. */
function watch(): void {
	const look = () => {
		const verdict = document.querySelector('[data-testid=verdict] h1');
		const rows = document.querySelectorAll('[data-testid=span-row]');
		const drawn = rows[0]?.getBoundingClientRect().height ?? 0;
		if (verdict?.textContent && drawn > 0) performance.mark('bench:picture');
		else requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}

/** From a click on a row until the inspector shows its span. */
function clickRow(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const rows = [...document.querySelectorAll<HTMLElement>('[data-testid=span-row]')];
		const row = rows.findLast((one) => one.matches('.span:not(.sel), .repeat:not(.sel)'));
		const inspector = () => document.querySelector('[data-testid=inspector]')?.textContent;
		const before = inspector();
		const start = performance.now();
		row?.click();
		while (inspector() === before && performance.now() - start < 10_000)
			await new Promise(requestAnimationFrame);
		return performance.now() - start;
	});
}

/** From a click on All until its rows are there; 0 where a request is too small for a Story. */
function switchRows(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const all = [...document.querySelectorAll<HTMLElement>('#timeline button')].find((button) =>
			button.textContent?.startsWith('All '),
		);
		const count = () => document.querySelector('[role=treegrid]')?.getAttribute('aria-rowcount');
		const before = count();
		if (!all || before === all.textContent?.replaceAll(/\D/g, '')) return 0;
		const start = performance.now();
		all.click();
		while (count() === before && performance.now() - start < 10_000) await new Promise(requestAnimationFrame);
		return performance.now() - start;
	});
}

/** Wheels through all rows; the time between frames while it lasts. */
async function turnWheel(page: Page): Promise<{ readonly frameP95: number; readonly frameMost: number }> {
	const box = await page.locator('.wf').boundingBox();
	const height = await page.evaluate(() => document.querySelector('.wf')?.scrollHeight ?? 0);
	if (box) await page.mouse.move(box.x + box.width / 2, box.y + 200);
	const recorded = page.evaluate(
		() =>
			new Promise<number[]>((resolve) => {
				const gaps: number[] = [];
				let before = performance.now();
				const frame = (now: number) => {
					gaps.push(now - before);
					before = now;
					if (document.body.dataset.benchDone === undefined) requestAnimationFrame(frame);
					else resolve(gaps.slice(1));
				};
				requestAnimationFrame(frame);
			}),
	);
	for (let turn = 0; turn < WHEEL_TURNS; turn++) await page.mouse.wheel(0, Math.ceil(height / WHEEL_TURNS));
	await page.evaluate(() => {
		document.body.dataset.benchDone = '';
	});
	const gaps = (await recorded).toSorted((a, b) => a - b);
	return { frameP95: gaps[Math.floor(gaps.length * 0.95)] ?? 0, frameMost: gaps.at(-1) ?? 0 };
}

/** From a word typed into the filter until the number of matches over all spans stands there. */
async function filterSpans(page: Page): Promise<number> {
	const took = page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const found = () => document.querySelector('[data-testid=filter-count]')?.textContent;
				const typed = () => {
					const start = performance.now();
					const look = () => {
						if (found() || performance.now() - start > 10_000) resolve(performance.now() - start);
						else requestAnimationFrame(look);
					};
					look();
				};
				addEventListener('input', typed, { capture: true, once: true });
			}),
	);
	await page.getByTestId('span-filter').fill('operation-1');
	return await took;
}

async function weigh(session: CDPSession, page: Page) {
	await session.send('Performance.enable');
	const { metrics } = await session.send('Performance.getMetrics');
	const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
	const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
	return { heapMegabytes: heap / 1e6, nodes };
}
