import type { SpanTable } from '../../model/trace.ts';
import { type RowChoice, rowsOf } from './choose-rows.ts';
import { drawsLanes } from './service-lanes.ts';
import { stripMembers } from './row-strip.ts';
import type { ReportFacts } from './span-analysis.ts';
import {
	type SpanAnswers,
	axisFacts,
	type SpanQuestions,
	questionKey,
	type SpanQueries,
	type SpanQueryName,
} from './span-queries.ts';
import { type AxisChoice, timelineAxes } from '../timeline/timeline-axes.ts';
import { timelineExtents } from '../timeline/timeline-extents.ts';

/** What decides the first drawing of the timeline. */
export interface FirstDrawing extends AxisChoice {
	readonly choice: RowChoice;
	/** The picture, or its numbers. */
	readonly timeline: 'picture' | 'table';
}

/** An answer beside the key of its question. */
export type KnownAnswer = {
	readonly [W in SpanQueryName]: readonly [work: W, key: string, answer: SpanAnswers[W]];
}[SpanQueryName];

/** More rows than a window shows at first, with those drawn ahead. */
const FIRST_ROWS = 60;

/** All that the first drawing will ask, so that it can be drawn in one go and equal to what the server drew. */
export function firstPaint(
	table: SpanTable,
	works: SpanQueries,
	facts: ReportFacts,
	drawing: FirstDrawing,
): readonly KnownAnswer[] {
	const { choice, clock } = drawing;
	const rows = rowsOf(works.rows(choice).columns);
	const { axis, overview } = timelineAxes(timelineExtents(table, facts.duration), drawing);
	const known: KnownAnswer[] = [['rows', questionKey('rows', choice), works.rows(choice)]];
	for (let index = 0; index < Math.min(FIRST_ROWS, rows.length); index++) {
		if (!stripMembers(rows.at(index), table)) continue;
		const question: SpanQuestions['strip'] = { choice, index, clock, axis: axisFacts(axis) };
		known.push(['strip', questionKey('strip', question), works.strip(question)]);
	}
	if (drawsLanes(table.length)) {
		const question: SpanQuestions['lanes'] = { clock, overview: axisFacts(overview) };
		known.push(['lanes', questionKey('lanes', question), works.lanes(question)]);
	}
	if (drawing.timeline === 'table') {
		const question: SpanQuestions['order'] = { filter: choice.filter, order: 'start', clock };
		known.push(['order', questionKey('order', question), works.order(question)]);
	}
	return known;
}
