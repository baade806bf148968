import { expect, test } from 'vitest';
import { isWorkflow } from './is-workflow.ts';
import { mainCriticalPath } from './main-critical-path.ts';
import { pathGraph } from '../graph/path-graph.ts';
import { spanInventory } from './span-inventory.ts';
import { restoreAnalysis, analyseSpans } from './span-analysis.ts';
import { drawTable } from '../testing/table.ts';
import { triesOf } from '../../trace/tries.ts';
import { timelineExtents } from '../timeline/timeline-extents.ts';

test('what a worker found crosses as plain data and answers every question about the table', () => {
	const drawing = `
web    root  0-100
  a    one   0-40 [error]
  a    one   45-90
  b    two   91-95 [error]
`;
	const facts = { duration: 100e6, culprit: 3, reasons: [] };
	const passes = structuredClone(analyseSpans(drawTable(drawing), facts));
	const [here, fresh] = [drawTable(drawing), drawTable(drawing)];
	restoreAnalysis(here, passes);
	expect(mainCriticalPath(here).parts.get(2)).toEqual(mainCriticalPath(fresh).parts.get(2));
	expect(triesOf(here)).toBe(passes.tries);
	expect(triesOf(here)).toEqual(triesOf(fresh));
	expect(isWorkflow(here)).toBe(isWorkflow(fresh));
	expect(timelineExtents(here, facts.duration)).toBe(passes.ranges);
	expect(pathGraph(here, facts.culprit)).toBe(passes.path);
	expect(pathGraph(here, facts.culprit)).toEqual(pathGraph(fresh, facts.culprit));
	expect(spanInventory(here)).toBe(passes.seen);
	expect(spanInventory(here)).toEqual(spanInventory(fresh));
	// Another question than the worker was asked is worked out here.
	expect(pathGraph(here, -1).graph.nodes.every((node) => node.onPath < 0)).toBe(true);
});
