// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import { expect, test } from 'vitest';
import { drawTable } from '../../../lib/view/testing/table.ts';
import { reportOf, setupRequest } from '../testing/request-rig.tsx';
import { useRequestStore } from './request-store.ts';
import { useUrlView } from './use-url-view.ts';

const report = reportOf(drawTable('web GET /play 0-90'));

function setup(search = '') {
	history.replaceState(null, '', `/r/one${search}`);
	const page = setupRequest(() => useUrlView(useRequestStore(), report));
	return {
		...page,
		address: () => `${location.pathname}${location.search}`,
		steps: () => history.length,
		/** The browser goes to an address of its history. */
		backTo: (search_: string) =>
			act(() => {
				history.replaceState(null, '', `/r/one${search_}`);
				dispatchEvent(new PopStateEvent('popstate'));
			}),
	};
}

test('the address follows the view, and keeps keys that are not its own', () => {
	const page = setup('?theme=dark');
	page.view({ filter: 'license' });
	expect(page.address()).toBe('/r/one?theme=dark&u=2&q=license');
	page.view({ filter: '' });
	expect(page.address()).toBe('/r/one?theme=dark');
});

test('another picture is a step of the history, another selection is not', () => {
	const page = setup();
	const before = page.steps();
	page.view({ selected: { row: 0, spanId: '00000000000000aa' } });
	expect(page.steps()).toBe(before);
	page.view({ rows: 'all' });
	expect(page.steps()).toBe(before + 1);
});

test('going back brings the view of that address, and writes no address of its own', () => {
	const page = setup();
	page.view({ rows: 'all', filter: 'drm' });
	page.backTo('?u=2&q=auth');
	expect([page.store.getState().rows, page.store.getState().filter]).toEqual(['story', 'auth']);
	expect(page.address()).toBe('/r/one?u=2&q=auth');
});

test('a page that was left listens no more', () => {
	const page = setup();
	page.leave();
	page.view({ filter: 'drm' });
	page.backTo('?u=2&q=auth');
	expect([page.address(), page.store.getState().filter]).toEqual(['/r/one?u=2&q=auth', 'drm']);
});
