import { alignTraces, type CallPosition, type ComparedSide } from '../../compare/align.ts';
import { differingAttributes } from '../../compare/attributes.ts';
import { type Difference, findDifferences } from '../../compare/differences.ts';
import { allRows, type CompareRow, foldedRows } from '../../compare/rows.ts';
import { type Compared, describeDifference, describeParting } from '../../compare/phrases.ts';
import type { Trace } from '../../model/trace.ts';
import type { CompareReport, CompareRowJson, PartnerJson } from '../../api/compare.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { OpenedRequest } from '../request/open-request.ts';
import type { Likeness } from './pick-partner.ts';
import { routeOf } from '../request/route-of.ts';

/** Differences that are told one by one. */
const MAX_TOLD = 12;

type Request = Pick<OpenedRequest, 'trace' | 'diagnosis'>;

/** Holds a request against another: where they part ways, what differs, their calls side by side. */
export function compareRequests(one: Request, other: Request, partners: readonly Likeness[]): CompareReport {
	const places = alignTraces(one.trace, other.trace);
	const differences = findDifferences(places, one.trace, other.trace);
	const compared: Compared = {
		places,
		one: one.trace,
		other: other.trace,
		names: {
			one: 'this one',
			other: other.diagnosis.verdict.state === 'healthy' ? 'the healthy one' : 'the other one',
		},
	};
	const told = differences.slice(0, MAX_TOLD);
	const parting = describeParting(told, compared);
	const numbers = new Map(told.map((difference, i) => [difference.place, i + 1] as const).toReversed());
	const toRow = (row: CompareRow) => rowJson(row, compared, numbers);
	const { found, looked } = differingAttributes(places, tellingPlaces(places, told), one.trace, other.trace);
	return {
		one: requestJson(one),
		other: requestJson(other),
		sentence: parting.title,
		effect: parting.detail,
		differences: told.map((difference, i) => differenceJson(difference, i + 1, compared)),
		differenceCount: differences.length,
		folded: foldedRows(places, told).map(toRow),
		all: allRows(places).map(toRow),
		placeCount: places.length,
		attributes: [...found],
		attributesLooked: looked,
		services: servicesOf(one.trace, other.trace),
		partners: partners.map(partnerJson),
	};
}

export function partnerJson({ partner, alike }: Likeness): PartnerJson {
	return {
		traceId: partner.traceId,
		startTime: isoNanos(partner.startTime),
		durationNanos: partner.durationNanos,
		alike: [...alike],
	};
}

function requestJson({ trace, diagnosis }: Request): CompareReport['one'] {
	return {
		traceId: trace.traceId,
		startTime: isoNanos(trace.startTime),
		durationNanos: trace.durationNanos,
		spanCount: trace.spans.length,
		route: routeOf(trace),
		state: diagnosis.verdict.state,
	};
}

function differenceJson(
	difference: Difference,
	number: number,
	compared: Compared,
): CompareReport['differences'][number] {
	const place = compared.places[difference.place];
	const trace = place?.one ? compared.one : compared.other;
	const row = (place?.one ?? place?.other)?.row ?? 0;
	return {
		number,
		kind: difference.kind,
		...describeDifference(difference, compared),
		service: place?.service ?? '',
		traceId: trace.traceId,
		spanId: trace.spans.ids[row] ?? '',
	};
}

function rowJson(row: CompareRow, compared: Compared, numbers: ReadonlyMap<number, number>): CompareRowJson {
	if (row.kind === 'match') return row;
	const place = compared.places[row.place];
	return {
		kind: 'place',
		depth: place?.depth ?? 0,
		service: place?.service ?? '',
		name: place?.name ?? '',
		one: sideJson(compared.one, place?.one),
		other: sideJson(compared.other, place?.other),
		difference: numbers.get(row.place) ?? 0,
	};
}

function sideJson(trace: Trace, side: ComparedSide | undefined) {
	if (!side) return null;
	const { calls, failed, nanos, row } = side;
	return { calls, failed, nanos, spanId: trace.spans.ids[row] ?? '' };
}

/** Where attributes are worth a look: what differs, its callers, and the first call. */
function tellingPlaces(
	places: readonly CallPosition[],
	differences: readonly Difference[],
): readonly number[] {
	const telling = new Set<number>();
	for (const { place } of differences.slice(0, 4)) {
		for (let at = place, steps = 0; at >= 0 && steps < 12; at = places[at]?.parent ?? -1, steps++)
			telling.add(at);
	}
	telling.add(0);
	return [...telling];
}

function servicesOf(...traces: readonly Trace[]): { name: string; spans: number }[] {
	const counts = new Map<string, number>();
	for (const { spans } of traces) {
		for (const code of spans.services.codes) {
			const name = spans.services.values[code] ?? '';
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}
	}
	return [...counts].map(([name, spans]) => ({ name, spans }));
}
