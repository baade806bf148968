// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { SpanTable } from '../../../lib/model/trace.ts';
import { createSpanQueries } from '../../../lib/view/spans/span-queries.ts';
import type { RequestSpans } from '../spans/client.ts';
import { setupRequest } from '../testing/request-rig.tsx';
import { useTimeline } from './use-timeline.ts';

const CALLS = Array.from({ length: 20 }, (_, call) => `  db read${call} ${call * 10}-${call * 10 + 8}`);
const DRAWING = `web GET /play 0-1000\n${CALLS.join('\n')}\n  drm license 300-310 [error: gone]`;

const timeline = (own: Parameters<typeof setupRequest>[1] = {}) =>
	setupRequest(useTimeline, { drawing: DRAWING, ...own });
const rowsOf = ({ now }: ReturnType<typeof timeline>) => {
	const { rows } = now();
	return Array.from({ length: rows.length }, (_, index) => rows.at(index));
};

test('the Story folds what repeats; All has a row for each span', () => {
	const page = timeline();
	const story = rowsOf(page).length;
	page.view({ rows: 'all' });
	expect(rowsOf(page)).toHaveLength(22);
	expect(story).toBeLessThan(22);
	page.view({ rows: 'story' });
	expect(rowsOf(page)).toHaveLength(story);
});

test('a filter counts its matches over all spans and says that it filters', () => {
	const page = timeline();
	expect(page.now().filtering).toBe(false);
	page.view({ filter: 'read1' });
	expect([page.now().filtering, page.now().matches.length]).toEqual([true, 11]);
	page.view({ filter: '  ' });
	expect(page.now().filtering).toBe(false);
});

test('a selected span that no row shows gets one of its own, and keeps it when another is selected', () => {
	const page = timeline();
	const row = page.table.names.codes.indexOf(page.table.names.values.indexOf('read7'));
	expect(page.now().rows.shows(row)).toBe(false);
	page.view({ selected: { row, spanId: page.table.ids[row] ?? '' } });
	expect(page.now().rows.shows(row)).toBe(true);
	page.view({ selected: { row: 0, spanId: page.table.ids[0] ?? '' } });
	expect(page.now().rows.shows(row)).toBe(true);
});

test('zoom moves the scale of the part in view and leaves that of the whole request', () => {
	const page = timeline();
	const { overview } = page.now();
	page.view({ zoom: { from: 10e6, to: 20e6 } });
	expect(page.now().axis.range).toEqual({ from: 10e6, to: 20e6 });
	expect(page.now().overview.range).toEqual(overview.range);
});

test('nothing is drawn anew for what the timeline does not show', () => {
	const page = timeline();
	const before = page.now();
	page.view({ logFilter: 'gone' });
	expect(page.now()).toBe(before);
});

test('while a worker answers, the rows before stay; the answer comes when it is there', async () => {
	const late = Promise.withResolvers<void>();
	const page = timeline({ spans: (table) => slowly(table, late.promise) });
	const story = rowsOf(page).length;
	page.view({ rows: 'all' });
	expect(rowsOf(page)).toHaveLength(story);
	expect(page.now().choice.mode).toBe('story');
	late.resolve();
	await page.settle();
	expect(rowsOf(page)).toHaveLength(22);
	expect(page.now().choice.mode).toBe('all');
});

/** Spans whose rows of the mode "all" come only once `ready` is. */
function slowly(table: SpanTable, ready: Promise<void>): RequestSpans {
	const here = createSpanQueries(table, { duration: 90e6, culprit: -1, reasons: [] });
	const kept = new Map<string, unknown>();
	const ask: RequestSpans['ask'] = (work, question) => {
		const answer = here[work](question);
		if (!('mode' in question) || question.mode !== 'all') return answer;
		const before =
			(kept.get(question.mode) as Promise<typeof answer> | undefined) ?? ready.then(() => answer);
		kept.set(question.mode, before);
		return before;
	};
	return { table, ids: table.ids, ask, ahead: false, close: () => {} };
}
