import { memoByObject } from '../../base/memo-by-object.ts';
import type { SpanTable } from '../../model/trace.ts';
import { allRows } from './all-rows.ts';
import { pathTo } from '../graph/failing-path.ts';
import { filterRows } from './filter-rows.ts';
import { storyKeep } from './story-keep.ts';
import { mainCriticalPath } from './main-critical-path.ts';
import { type RowColumns, rowList } from './row-columns.ts';
import { type Toggled, turnedRows } from './row-keys.ts';
import type { ReportFacts } from './span-analysis.ts';
import { storyRows } from './story-rows.ts';
import type { RowList } from '../timeline/timeline-row.ts';

/** What decides which rows the timeline shows. */
export interface RowChoice {
	readonly mode: 'story' | 'all';
	readonly toggled: Toggled;
	readonly filter: string;
	/** A span that must have a row of its own, or -1. */
	readonly wanted: number;
}

/** The rows of a choice, and the spans that match its filter. */
export interface ChosenRows {
	readonly columns: RowColumns;
	readonly matches: Int32Array<ArrayBuffer>;
}

/** Up to this many spans nothing folds, and there is neither a Story nor a minimap. */
const FEW = 12;
/** Search matches that the Story pulls out of their folds; more are reached by stepping through. */
const MATCHES_SHOWN = 200;

export function hasStory(spans: number): boolean {
	return spans > FEW;
}

/** Looks at every span: for a worker, or the server once a request. */
export function chooseRows(table: SpanTable, facts: ReportFacts, choice: RowChoice): ChosenRows {
	const turned = turnedRows(choice.toggled, table.ids);
	const matches = filterRows(table, choice.filter);
	if (choice.mode === 'all' || !hasStory(table.length)) return { columns: allRows(table, turned), matches };
	const rows = [...pathTo(table, facts.culprit), ...facts.reasons].filter(
		(row) => row >= 0 && row < table.length,
	);
	const asked = [...matches.subarray(0, MATCHES_SHOWN)];
	const story = (also: readonly number[]) =>
		storyRows(
			table,
			storyKeep(table, { rows, critical: mainCriticalPath(table).own, asked: [...asked, ...also] }),
			turned,
		);
	const columns = story([]);
	const { wanted } = choice;
	const hidden = wanted >= 0 && wanted < table.length && !rowList(columns).shows(wanted);
	return { columns: hidden ? story([wanted]) : columns, matches };
}

/** The rows of an answer as a list, the same list each time. */
export const rowsOf = memoByObject((columns: RowColumns): RowList => rowList(columns));
