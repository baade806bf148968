import { expect, test } from 'vitest';
import { DEFAULT_VIEW, type RequestView } from './request-store.ts';
import { urlOfView, viewFromUrl } from './url-state.ts';

const view: RequestView = {
	selected: { row: 4, spanId: '91ab04d2c0ffee01' },
	finding: undefined,
	rows: 'all',
	zoom: { from: 131e6, to: 1344.5e6 },
	filter: 'key profile',
	toggled: new Set([
		'span91ab04d2c0ffee01',
		'fold91ab04d2c0ffee02~1',
		'all91ab04d2c0ffee01_91ab04d2c0ffee09',
	]),
	graph: 'path',
	logs: 'time',
	logFilter: 'killed',
	logsOfSpan: true,
	timeline: 'table',
	scale: 'true',
	clock: 'raw',
};

test('an address holds the whole view and gives it back', () => {
	const address = urlOfView(view, '');
	expect(viewFromUrl(address)).toEqual({ ...view, selected: { row: -1, spanId: '91ab04d2c0ffee01' } });
});

test('links from before the version key still show what they showed', () => {
	const seen = viewFromUrl('?v=all&o=span4,fold9,all3_20&z=1-2');
	expect(seen).toEqual({
		...DEFAULT_VIEW,
		rows: 'all',
		zoom: { from: 1e6, to: 2e6 },
		toggled: new Set(['span4', 'fold9', 'all3_20']),
	});
	expect(urlOfView({ ...DEFAULT_VIEW, ...seen }, '?v=all')).toMatch(/[?&]u=2(&|$)/);
});

test('defaults are left out, keys of others stay', () => {
	expect(urlOfView(DEFAULT_VIEW, '?theme=dark&v=all')).toBe('?theme=dark');
});

test('what strangers wrote is ignored', () => {
	expect(viewFromUrl('?v=nonsense&z=9-2&o=__proto__,span1&f=x&zz=1')).toEqual({
		...DEFAULT_VIEW,
		toggled: new Set(['span1']),
	});
});
