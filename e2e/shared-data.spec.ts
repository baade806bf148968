import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'playwright/test';

const DATA = process.env['DUPIN_SHARED_DATA'] ?? resolve('../shared/data');
const FOLDERS = ['zipkin', 'otlp/jaeger-fixtures', 'otlp/proto-examples', 'jaeger/crisp', 'jaeger/jaeger-ui'];

/** Every span that a recorded file holds, whatever its format, exact copies once: what the site must show. */
function spansOf(value: unknown, found = new Set<string>()): Set<string> {
	if (Array.isArray(value)) for (const item of value) spansOf(item, found);
	else if (typeof value === 'object' && value !== null) {
		const fields = new Map<string, unknown>(Object.entries(value));
		const trace = fields.get('traceId') ?? fields.get('traceID');
		const isSpan =
			(fields.has('spanID') && fields.has('operationName')) ||
			(fields.has('id') && fields.has('traceId')) ||
			fields.has('startTimeUnixNano');
		if (isSpan && typeof trace === 'string') found.add(JSON.stringify(value));
		else for (const inner of fields.values()) spansOf(inner, found);
	}
	return found;
}

test('recorded files of others open as requests, every span there', async ({ request }) => {
	// Each file is read by a process of its own.
	test.setTimeout(300_000);
	test.skip(!existsSync(DATA), `no recorded data at ${DATA}`);
	const wrong: string[] = [];
	let opened = 0;
	for (const folder of FOLDERS) {
		for (const file of readdirSync(join(DATA, folder)).filter((name) => name.endsWith('.json'))) {
			const text = readFileSync(join(DATA, folder, file), 'utf8');
			const expected = spansOf(JSON.parse(text)).size;
			if (expected === 0) continue;
			const answer = await request.post(`/api/files?name=${file}`, {
				data: Buffer.from(text),
				headers: { 'content-type': 'application/json' },
			});
			if (!answer.ok()) {
				wrong.push(`${folder}/${file}: ${answer.status()} ${(await answer.text()).slice(0, 120)}`);
				continue;
			}
			const { traceIds } = (await answer.json()) as { traceIds: string[] };
			let shown = 0;
			for (const id of traceIds) {
				const report = (await (await request.get(`/api/requests/${id}/spans?limit=1`)).json()) as {
					total?: number;
				};
				shown += report.total ?? 0;
			}
			opened++;
			if (shown !== expected) wrong.push(`${folder}/${file}: ${shown} of ${expected} spans`);
		}
	}
	expect(wrong).toEqual([]);
	expect(opened).toBeGreaterThan(50);
});
