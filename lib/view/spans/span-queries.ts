import { LRUCache } from 'lru-cache';
import type { SpanTable } from '../../model/trace.ts';
import { type ChosenRows, chooseRows, type RowChoice, rowsOf } from './choose-rows.ts';
import { densityStrip } from './density-strip.ts';
import { filterRows } from './filter-rows.ts';
import { stripMembers } from './row-strip.ts';
import { type ServiceLanes, serviceLanes } from './service-lanes.ts';
import type { ReportFacts } from './span-analysis.ts';
import { orderedSpans, type SpanOrder } from './span-table-rows.ts';
import { type TimeAxis, timeAxis } from '../timeline/time-axis.ts';
import type { NanosRange } from '../timeline/time-scale.ts';

/** A scale as plain data. */
export type AxisFacts = Pick<TimeAxis, 'whole' | 'range' | 'cuts'>;
type Clock = 'corrected' | 'raw';

/** What a page asks that takes a look at every span. */
export interface SpanQuestions {
	/** Which rows there are. */
	readonly rows: RowChoice;
	/** How many spans of one row ran at once, over the part in view. */
	readonly strip: {
		readonly choice: RowChoice;
		readonly index: number;
		readonly clock: Clock;
		readonly axis: AxisFacts;
	};
	/** How busy each service was, for the minimap. */
	readonly lanes: { readonly clock: Clock; readonly overview: AxisFacts };
	/** The spans of the table view in order. */
	readonly order: { readonly filter: string; readonly order: SpanOrder; readonly clock: Clock };
}

export interface SpanAnswers {
	readonly rows: ChosenRows;
	readonly strip: readonly number[];
	readonly lanes: ServiceLanes;
	readonly order: Int32Array<ArrayBuffer>;
}

export type SpanQueryName = keyof SpanQuestions;
export type SpanQueries = { readonly [W in SpanQueryName]: (question: SpanQuestions[W]) => SpanAnswers[W] };

/** Answers kept: going back to the Story is no new work, nor is drawing a page once more. */
const KEPT = { rows: 3, strip: 64, lanes: 2 } as const;

/** Answers what a page asks about all spans. The same code on the server, for the first rows, and in the worker. */
export function createSpanQueries(table: SpanTable, facts: ReportFacts): SpanQueries {
	const startsBy = (clock: Clock) => (clock === 'raw' ? table.rawStarts : table.starts);
	const rows = kept('rows', (choice) => chooseRows(table, facts, choice));
	return {
		rows,
		strip: kept('strip', ({ choice, index, clock, axis }) => {
			const list = rowsOf(rows(choice).columns);
			const members = index < list.length ? stripMembers(list.at(index), table) : undefined;
			return densityStrip(table, startsBy(clock), members ?? [], axisFrom(axis));
		}),
		lanes: kept('lanes', ({ clock, overview }) => serviceLanes(table, clock, axisFrom(overview))),
		order({ filter, order, clock }) {
			const all = () => Int32Array.from({ length: table.length }, (_, row) => row);
			const shown = filter.trim() === '' ? all() : filterRows(table, filter);
			return orderedSpans(table, shown, startsBy(clock), order);
		},
	};
}

function kept<W extends keyof typeof KEPT>(
	work: W,
	answer: (question: SpanQuestions[W]) => SpanAnswers[W],
): (question: SpanQuestions[W]) => SpanAnswers[W] {
	const answers = new LRUCache<string, SpanAnswers[W]>({ max: KEPT[work] });
	return (question) => {
		const key = questionKey(work, question);
		const found = answers.get(key) ?? answer(question);
		answers.set(key, found);
		return found;
	};
}

/** One text for equal questions. */
export function questionKey<W extends SpanQueryName>(work: W, question: SpanQuestions[W]): string {
	return `${work} ${JSON.stringify(question, (_, value: unknown) => (value instanceof Set ? [...value] : value))}`;
}

export function axisFacts({ whole, range, cuts }: TimeAxis): AxisFacts {
	return { whole, range, cuts };
}

function axisFrom({
	whole,
	range,
	cuts,
}: {
	whole: NanosRange;
	range: NanosRange;
	cuts: readonly NanosRange[];
}) {
	return timeAxis(whole, range, cuts);
}
