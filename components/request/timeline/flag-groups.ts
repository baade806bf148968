import type { SpanColumns } from '../../../lib/model/trace.ts';
import type { TimeAxis } from '../../../lib/view/timeline/time-axis.ts';
import type { FindingJson } from '../../../lib/api/request.ts';
import { isDataNote } from '../../../lib/view/lists/is-data-note.ts';

/** Findings at nearly one place of the minimap. */
export interface FlagGroup {
	readonly first: FindingJson;
	readonly numbers: readonly number[];
	/** Percent of the width. */
	readonly left: number;
}

/** Flags closer than this, in percent, would cover each other. */
const APART = 5;

/** Where findings stand on the minimap: at the middle of their spans, failures at the end. */
export function flagGroups(
	findings: readonly FindingJson[],
	spans: SpanColumns,
	overview: TimeAxis,
): FlagGroup[] {
	const placed: { finding: FindingJson; left: number }[] = [];
	for (const finding of findings) {
		const row = finding.rows[0];
		if (row === undefined || row < 0 || row >= spans.length || isDataNote(finding.kind)) continue;
		const share = finding.kind.startsWith('error') ? 1 : 0.5;
		const time = (spans.starts[row] ?? 0) + (spans.durations[row] ?? 0) * share;
		placed.push({ finding, left: Math.max(0, Math.min(100, overview.place(time))) });
	}
	placed.sort((a, b) => a.left - b.left);
	const groups: { first: FindingJson; numbers: number[]; left: number }[] = [];
	for (const { finding, left } of placed) {
		const before = groups.at(-1);
		if (!before || left - before.left >= APART) {
			groups.push({ first: finding, numbers: [finding.number], left });
			continue;
		}
		before.numbers.push(finding.number);
		before.numbers.sort((a, b) => a - b);
		if (finding.number < before.first.number) before.first = finding;
	}
	return groups;
}
