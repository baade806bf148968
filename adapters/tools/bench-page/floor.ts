import { createServer } from 'node:http';
import { once } from 'node:events';
import type { Browser } from 'playwright';

const PAGE = 10_000;

/**
 * The floor of every page that shows all spans: fetch and JSON.parse of the same spans as plain JSON in the same
 * browser, in milliseconds. The JSON comes ready made from a server that does nothing else.
 */
export async function measureFloor(browser: Browser, site: string, traceId: string): Promise<number> {
	const body = Buffer.from(JSON.stringify(await allSpans(site, traceId)));
	const server = createServer((request, response) => {
		response.setHeader('content-type', request.url === '/spans' ? 'application/json' : 'text/html');
		response.end(request.url === '/spans' ? body : '<!doctype html><title>floor</title>');
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	const context = await browser.newContext();
	try {
		const page = await context.newPage();
		await page.goto(`http://127.0.0.1:${port}/`);
		return await page.evaluate(async () => {
			const start = performance.now();
			const spans: unknown = JSON.parse(await (await fetch('/spans')).text());
			if (!Array.isArray(spans)) throw new Error('no spans');
			return performance.now() - start;
		});
	} finally {
		await context.close();
		server.close();
	}
}

async function allSpans(site: string, traceId: string): Promise<unknown[]> {
	const spans: unknown[] = [];
	for (let cursor: string | null = '0'; cursor !== null; ) {
		const answer = await fetch(`${site}/api/requests/${traceId}/spans?cursor=${cursor}&limit=${PAGE}`);
		const page = (await answer.json()) as { spans: unknown[]; nextCursor: string | null };
		for (const span of page.spans) spans.push(span);
		cursor = page.nextCursor;
	}
	return spans;
}
