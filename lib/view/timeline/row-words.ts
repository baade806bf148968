import { coded } from '../../model/columns.ts';
import { STATUS } from '../../model/span-kind.ts';
import type { Nanos } from '../../model/time.ts';
import { SPAN_MARK, type SpanColumns } from '../../model/trace.ts';
import { formatCounted, formatFactor } from '../../format/count.ts';
import { spokenDuration } from '../../format/spoken-duration.ts';
import { foldWords } from './fold-words.ts';
import { severityRank } from '../lists/log-groups.ts';
import type { TimelineRow } from './timeline-row.ts';

/** What a row of the timeline says. */
export interface RowWords {
	/** Nanoseconds for the duration column. */
	readonly took: Nanos;
	/** "starts at 131 milliseconds, takes 1.21 seconds". */
	readonly place: string;
	/** The whole row as a screen reader says it. */
	readonly spoken: string;
}

export interface RowFacts {
	readonly clock: 'corrected' | 'raw';
	/** Nanoseconds each row holds of the critical path. */
	readonly critical: Float64Array;
	/** How many times its p99 a slow call took. */
	readonly beyondUsual: number | undefined;
	readonly logs: readonly { readonly severity: number }[];
}

export function rowWords(row: TimelineRow, spans: SpanColumns, facts: RowFacts): RowWords {
	const took = tookNanos(row, spans, facts.clock);
	const starts = facts.clock === 'raw' ? spans.rawStarts : spans.starts;
	const start = row.kind === 'waiting' ? row.from : (starts[row.row] ?? 0);
	const place = `starts at ${spokenDuration(start)}, takes ${spokenDuration(took)}`;
	const parts = [nameOf(row, spans), ...stateOf(row, spans), place, ...more(row, facts)];
	return { took, place, spoken: parts.join(', ') };
}

/** Of repeats and folded calls: from the first start to the last end, as they are drawn. */
function tookNanos(row: TimelineRow, spans: SpanColumns, clock: 'corrected' | 'raw'): Nanos {
	if (row.kind === 'waiting') return row.to - row.from;
	if (row.kind === 'span') return spans.durations[row.row] ?? 0;
	return row.facts[clock].to - row.facts[clock].from;
}

function nameOf(row: TimelineRow, spans: SpanColumns): string {
	if (row.kind === 'waiting') return row.why === 'retry' ? 'waiting to retry' : 'waiting in a queue';
	if (row.kind === 'fold') return foldWords(row, spans);
	const name = `${coded(spans.services, row.row)} ${coded(spans.names, row.row)}`;
	return row.kind === 'repeat' ? `${name}, ${row.rows.length} times` : name;
}

function stateOf(row: TimelineRow, spans: SpanColumns): string[] {
	if (row.kind !== 'span') return [];
	const marks = spans.marks[row.row] ?? 0;
	return [
		...(spans.statusCodes[row.row] === STATUS.error ? ['failed'] : []),
		...((marks & SPAN_MARK.async) === 0 ? [] : ['async']),
		...((marks & SPAN_MARK.orphan) === 0 ? [] : ['its parent did not arrive']),
		...((marks & SPAN_MARK.moved) === 0 ? [] : ['its clock was off']),
	];
}

function more(row: TimelineRow, { critical, beyondUsual, logs }: RowFacts): string[] {
	const errors = logs.filter((line) => severityRank(line.severity) === 3).length;
	return [
		...(row.kind === 'span' && (critical[row.row] ?? 0) > 0 ? ['on the critical path'] : []),
		...(beyondUsual === undefined ? [] : [`${formatFactor(beyondUsual)} its usual longest`]),
		...(logs.length === 0 ? [] : [formatCounted(logs.length, 'log line')]),
		...(errors === 0 ? [] : [formatCounted(errors, 'error')]),
	];
}
