import { expect, test } from 'vitest';
import { isWorkflow } from './is-workflow.ts';
import { mainCriticalPath } from './main-critical-path.ts';
import { pathGraph } from './path-graph.ts';
import { seenInSpans } from './seen-in-spans.ts';
import { knowPasses, spanPasses } from './span-passes.ts';
import { drawTable } from './testing/table.ts';
import { triesOf } from '../trace/tries.ts';
import { wholeRanges } from './whole-ranges.ts';

test('what a worker found crosses as plain data and answers every question about the table', () => {
	const drawing = `
web    root  0-100
  a    one   0-40 [error]
  a    one   45-90
  b    two   91-95 [error]
`;
	const facts = { duration: 100e6, culprit: 3, reasons: [] };
	const passes = structuredClone(spanPasses(drawTable(drawing), facts));
	const [here, fresh] = [drawTable(drawing), drawTable(drawing)];
	knowPasses(here, passes);
	expect(mainCriticalPath(here).parts.get(2)).toEqual(mainCriticalPath(fresh).parts.get(2));
	expect(triesOf(here)).toBe(passes.tries);
	expect(triesOf(here)).toEqual(triesOf(fresh));
	expect(isWorkflow(here)).toBe(isWorkflow(fresh));
	expect(wholeRanges(here, facts.duration)).toBe(passes.ranges);
	expect(pathGraph(here, facts.culprit)).toBe(passes.path);
	expect(pathGraph(here, facts.culprit)).toEqual(pathGraph(fresh, facts.culprit));
	expect(seenInSpans(here)).toBe(passes.seen);
	expect(seenInSpans(here)).toEqual(seenInSpans(fresh));
	// Another question than the worker was asked is worked out here.
	expect(pathGraph(here, -1).graph.nodes.every((node) => node.onPath < 0)).toBe(true);
});
