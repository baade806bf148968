import {
	createLoader,
	createSerializer,
	parseAsInteger,
	parseAsString,
	parseAsStringLiteral,
} from 'nuqs/server';
import { NANOS_PER_MILLI } from '../../../lib/model/time.ts';
import { isRowKey } from '../../../lib/view/spans/row-keys.ts';
import type { RequestView } from './request-store.ts';

/**
 * Version of what the keys hold, written with them as `u`. Before 2 there was no `u`, and `o` held the numbers of rows;
 * it now holds IDs of spans. Both are told apart by their looks, so links of every version are read.
 */
const VERSION = 2;

/** Short keys of everything that changes what is seen; defaults are left out, unknown keys ignored. */
const parsers = {
	u: parseAsInteger,
	f: parseAsInteger,
	s: parseAsString,
	v: parseAsStringLiteral(['all']),
	z: parseAsString,
	o: parseAsString,
	q: parseAsString,
	g: parseAsStringLiteral(['path', 'table']),
	l: parseAsStringLiteral(['time']),
	lq: parseAsString,
	ls: parseAsStringLiteral(['1']),
	as: parseAsStringLiteral(['table']),
	sc: parseAsStringLiteral(['true']),
	ck: parseAsStringLiteral(['raw']),
};
const load = createLoader(parsers);
const serialize = createSerializer(parsers);

export function viewFromUrl(search: string): Partial<RequestView> {
	const found = load(new URLSearchParams(search));
	return {
		finding: found.f ?? undefined,
		selected: found.s ? { row: -1, spanId: found.s } : undefined,
		rows: found.v ?? 'story',
		zoom: parseZoom(found.z ?? ''),
		toggled: new Set((found.o ?? '').split(',').filter(isRowKey)),
		filter: found.q ?? '',
		graph: found.g ?? 'all',
		logs: found.l ?? 'errors',
		logFilter: found.lq ?? '',
		logsOfSpan: found.ls === '1',
		timeline: found.as ?? 'picture',
		scale: found.sc ?? 'cut',
		clock: found.ck ?? 'corrected',
	};
}

/** The address of a view, keeping keys of others such as `theme`. */
export function urlOfView(view: RequestView, search: string): string {
	const millis = (nanos: number) => String(Math.round((nanos / NANOS_PER_MILLI) * 1000) / 1000);
	const keys = {
		f: view.finding ?? null,
		s: view.finding === undefined ? (view.selected?.spanId ?? null) : null,
		v: view.rows === 'all' ? 'all' : null,
		z: view.zoom ? `${millis(view.zoom.from)}-${millis(view.zoom.to)}` : null,
		o: view.toggled.size > 0 ? [...view.toggled].join(',') : null,
		q: view.filter || null,
		g: view.graph === 'all' ? null : view.graph,
		l: view.logs === 'time' ? 'time' : null,
		lq: view.logFilter || null,
		ls: view.logsOfSpan ? '1' : null,
		as: view.timeline === 'table' ? 'table' : null,
		sc: view.scale === 'true' ? 'true' : null,
		ck: view.clock === 'raw' ? 'raw' : null,
	} as const;
	const plain = Object.values(keys).every((value) => value === null);
	return serialize(new URLSearchParams(search), { u: plain ? null : VERSION, ...keys });
}

const VIEWS = ['rows', 'graph', 'logs', 'logsOfSpan', 'timeline', 'scale', 'clock'] as const;

/** True where going back should return to the view before: another picture, not another selection. */
export function isNewView(view: RequestView, before: RequestView): boolean {
	return VIEWS.some((key) => view[key] !== before[key]);
}

function parseZoom(text: string): RequestView['zoom'] {
	const match = /^(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?)$/.exec(text);
	if (!match) return undefined;
	const from = Number(match[1]) * NANOS_PER_MILLI;
	const to = Number(match[2]) * NANOS_PER_MILLI;
	return to > from ? { from, to } : undefined;
}
