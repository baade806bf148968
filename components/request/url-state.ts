import {
	createLoader,
	createSerializer,
	parseAsInteger,
	parseAsString,
	parseAsStringLiteral,
} from 'nuqs/server';
import { NANOS_PER_MILLI } from '../../lib/model/time.ts';
import type { RequestView } from './request-store.ts';

/** Short keys of everything that changes what is seen; defaults are left out, unknown keys ignored. */
const parsers = {
	f: parseAsInteger,
	s: parseAsString,
	v: parseAsStringLiteral(['all']),
	z: parseAsString,
	o: parseAsString,
	q: parseAsString,
	g: parseAsStringLiteral(['path', 'table']),
	l: parseAsStringLiteral(['time']),
};
const load = createLoader(parsers);
const serialize = createSerializer(parsers);

const KEY = /^(span|repeat|fold)\d+$/;

export function viewFromUrl(search: string): Partial<RequestView> {
	const found = load(new URLSearchParams(search));
	return {
		finding: found.f ?? undefined,
		selected: found.s ? { row: -1, spanId: found.s } : undefined,
		rows: found.v ?? 'story',
		zoom: parseZoom(found.z ?? ''),
		toggled: new Set((found.o ?? '').split(',').filter((key) => KEY.test(key))),
		filter: found.q ?? '',
		graph: found.g ?? 'all',
		logs: found.l ?? 'errors',
	};
}

/** The address of a view, keeping keys of others such as `theme`. */
export function urlOfView(view: RequestView, search: string): string {
	const millis = (nanos: number) => String(Math.round((nanos / NANOS_PER_MILLI) * 1000) / 1000);
	return serialize(new URLSearchParams(search), {
		f: view.finding ?? null,
		s: view.finding === undefined ? (view.selected?.spanId ?? null) : null,
		v: view.rows === 'all' ? 'all' : null,
		z: view.zoom ? `${millis(view.zoom.from)}-${millis(view.zoom.to)}` : null,
		o: view.toggled.size > 0 ? [...view.toggled].join(',') : null,
		q: view.filter || null,
		g: view.graph === 'all' ? null : view.graph,
		l: view.logs === 'time' ? 'time' : null,
	});
}

/** True where going back should return to the view before: another picture, not another selection. */
export function isNewView(view: RequestView, before: RequestView): boolean {
	return view.rows !== before.rows || view.graph !== before.graph || view.logs !== before.logs;
}

function parseZoom(text: string): RequestView['zoom'] {
	const match = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text);
	if (!match) return undefined;
	const from = Number(match[1]) * NANOS_PER_MILLI;
	const to = Number(match[2]) * NANOS_PER_MILLI;
	return to > from ? { from, to } : undefined;
}
