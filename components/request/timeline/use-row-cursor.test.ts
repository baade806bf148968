// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import { expect, test } from 'vitest';
import { setupRequest } from '../testing/request-rig.tsx';
import { useRowCursor } from './use-row-cursor.ts';
import { useTimeline } from './use-timeline.ts';

const CALLS = Array.from({ length: 20 }, (_, call) => `  db read${call} ${call * 10}-${call * 10 + 8}`);

function setup() {
	const page = setupRequest(
		(spans) => {
			const { rows } = useTimeline(spans);
			return { rows, cursor: useRowCursor(rows) };
		},
		{ drawing: `web GET /play 0-1000\n${CALLS.join('\n')}\n  drm license 300-310 [error: gone]` },
	);
	page.queries.setQueryData(['spans', '/api/requests/one'], page.spans);
	return {
		...page,
		go: (index: number) => act(() => page.now().cursor.go(index)),
		kinds: () => {
			const { rows } = page.now();
			return Array.from({ length: rows.length }, (_, index) => rows.at(index).kind);
		},
	};
}

test('the cursor selects the span it comes to, and follows a selection made elsewhere', () => {
	const page = setup();
	page.go(0);
	expect(page.now().cursor.index).toBe(0);
	expect(page.store.getState().selected).toEqual({ row: 0, spanId: page.table.ids[0] });
	const last = page.table.length - 1;
	page.view({ selected: { row: last, spanId: page.table.ids[last] ?? '' } });
	expect(page.now().cursor.index).toBe(page.now().rows.indexOf(last));
});

test('on a row that folds, the selected span stays as it is', () => {
	const page = setup();
	page.go(0);
	const fold = page.kinds().findIndex((kind) => kind !== 'span' && kind !== 'repeat');
	expect(fold).toBeGreaterThan(0);
	page.go(fold);
	expect(page.now().cursor.index).toBe(fold);
	expect(page.store.getState().selected?.row).toBe(0);
});

test('before the first row and after the last there is nowhere to go', () => {
	const page = setup();
	page.go(0);
	page.go(-1);
	page.go(page.now().rows.length);
	expect(page.now().cursor.index).toBe(0);
});
