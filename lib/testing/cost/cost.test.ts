import { expect, test } from 'vitest';
import { logBatchFromRows, spanBatchFromRows } from '../../columns/rows.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { joinLogs } from '../../logs/join.ts';
import { recordsOf } from '../../logs/records-of.ts';
import { assemble } from '../../trace/assemble.ts';
import { pathTo } from '../../view/graph/failing-path.ts';
import { foldGraph } from '../../view/graph/fold-graph.ts';
import { pruneEdges } from '../../view/graph/prune-edges.ts';
import { serviceGraph } from '../../view/graph/service-graph.ts';
import { firstPaint } from '../../view/spans/first-paint.ts';
import { analyseSpans } from '../../view/spans/span-analysis.ts';
import { createSpanQueries } from '../../view/spans/span-queries.ts';
import { ADVERSARIAL } from './adversarial.ts';
import { startCounting } from './count-work.ts';

const countWork = startCounting();

const SMALL = 2_500;
const LARGE = 20_000;
/** Eight times the spans may cost eight times the work, and the logarithm of a sort: never the square. */
const MAX_GROWTH = 11;

const FACTS = { duration: 60e9, culprit: 1, reasons: [] };
const DRAWING = {
	choice: { mode: 'story', toggled: new Set<string>(), filter: 'GET', wanted: -1 },
	zoom: undefined,
	clock: 'corrected',
	scale: 'cut',
	timeline: 'table',
} as const;

/** One stage after the other, each with a counter of its own: what is prepared for it costs it nothing. */
function workOf(shape: string, count: number): Record<string, number> {
	const { spans, logs } = ADVERSARIAL[shape]?.(count) ?? { spans: [], logs: [] };
	const batch = spanBatchFromRows(spans);
	const records = recordsOf(logBatchFromRows(logs), 'made');
	const trace = assemble(batch);
	const joined = joinLogs(trace, records);
	const table = trace.spans;
	return {
		assemble: countWork(() => assemble(batch)),
		join: countWork(() => joinLogs(trace, records)),
		diagnose: countWork(() => diagnose({ trace, logs: joined, baselines: [], sources: [] })),
		analyse: countWork(() => analyseSpans(table, FACTS)),
		rows: countWork(() => firstPaint(table, createSpanQueries(table, FACTS), FACTS, DRAWING)),
		'all rows': countWork(() =>
			createSpanQueries(table, FACTS).rows({ ...DRAWING.choice, mode: 'all', filter: '' }),
		),
		graph: countWork(() => pruneEdges(foldGraph(serviceGraph(table, pathTo(table, 1))))),
	};
}

test.for(Object.keys(ADVERSARIAL))('%s: work grows with spans and no faster', (shape) => {
	const small = workOf(shape, SMALL);
	const large = workOf(shape, LARGE);
	for (const [stage, work] of Object.entries(large)) {
		const growth = work / Math.max(small[stage] ?? 0, SMALL);
		expect(growth, `${stage}: ${small[stage]} at ${SMALL}, ${work} at ${LARGE} spans`).toBeLessThan(
			MAX_GROWTH,
		);
	}
});

test('the counter sees a quadratic loop, also one inside a built-in method', () => {
	const batch = (count: number) => spanBatchFromRows(ADVERSARIAL['one parent']?.(count).spans ?? []);
	const square = (count: number) => {
		const { length, startTimes } = batch(count);
		return countWork(() => {
			for (let row = 0; row < length; row++) startTimes.indexOf(startTimes[row] ?? 0n);
		});
	};
	expect(square(800) / square(100)).toBeGreaterThan(40);
});
