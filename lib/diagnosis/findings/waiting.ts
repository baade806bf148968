import { KIND } from '../../model/span-kind.ts';
import type { SpanTable } from '../../model/trace.ts';
import type { Finding } from '../../model/verdict.ts';
import { formatDuration } from '../../format/duration.ts';
import type { RequestFacts } from '../request-facts.ts';
import { finding } from '../finding.ts';
import { waitedFor } from './warnings.ts';

/** A wait that is a smaller share of the request than this explains nothing. */
const MIN_SHARE = 0.05;
const MOST = 3;
/** How clients of data stores and HTTP call the wait for a connection of their pool. */
const FOR_A_CONNECTION =
	/(?:acquir|obtain|check ?out|wait|get|borrow)\w*[ ._-]?(?:for )?(?:a )?(?:db |database )?(?:connection|conn|pool)|(?:connection|conn|pool)[ ._-](?:acquir|wait|checkout|obtain)/i;

interface Wait {
	readonly row: number;
	readonly nanos: number;
	readonly what: 'connection' | 'queue';
	readonly logs: readonly number[];
}

/** Time spent waiting for a connection of a pool, or in a queue until somebody took the work up; longest first. */
export function waitingFindings(context: RequestFacts): readonly Finding[] {
	const least = context.trace.durationNanos * MIN_SHARE;
	return [...loggedWaits(context), ...spanWaits(context)]
		.filter((wait) => wait.nanos >= least)
		.sort((a, b) => b.nanos - a.nanos)
		.slice(0, MOST)
		.map((wait) => describe(context, wait));
}

function loggedWaits(context: RequestFacts): Wait[] {
	return context.logs.lines.flatMap((line) => {
		const nanos = line.row === -1 ? undefined : waitedFor(line.record.message);
		return nanos === undefined
			? []
			: [{ row: line.row, nanos, what: 'connection' as const, logs: [line.index] }];
	});
}

function spanWaits(context: RequestFacts): Wait[] {
	const { spans, mainRoot } = context.trace;
	const end = context.end(mainRoot);
	const found: Wait[] = [];
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		if (spans.kinds[row] === KIND.internal && FOR_A_CONNECTION.test(context.operation(row)))
			found.push({ row, nanos: spans.durations[row] ?? 0, what: 'connection', logs: [] });
		// What ended after the request did, nobody waited for.
		else if (parent !== -1 && isQueuedWork(spans, row, parent) && context.end(row) <= end)
			found.push({ row, nanos: (spans.starts[row] ?? 0) - context.end(parent), what: 'queue', logs: [] });
	}
	return found;
}

function isQueuedWork({ kinds }: SpanTable, row: number, parent: number): boolean {
	return kinds[row] === KIND.consumer && kinds[parent] === KIND.producer;
}

function describe(context: RequestFacts, { row, nanos, what, logs }: Wait): Finding {
	const took = formatDuration(nanos);
	const [title, detail] =
		what === 'queue'
			? [`Lay ${took} in a queue`, `before ${context.operation(row)}`]
			: [`Waited ${took} for a connection`, logs.length > 0 ? 'from its log' : context.operation(row)];
	return finding('waiting', title, context.service(row), detail, [row], { costNanos: nanos, logs });
}
