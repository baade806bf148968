import { STATUS } from '../../model/span-kind.ts';
import { coded } from '../../model/columns.ts';
import { SPAN_MARK, type Trace } from '../../model/trace.ts';
import { WARN_SEVERITY } from '../../logs/join.ts';
import type { ConsequenceJson } from '../../api/request.ts';
import { formatRepeats } from '../../format/repeats.ts';
import type { OpenedRequest } from './open-request.ts';

const MOST = 4;
const MAX_WORDS = 80;

/**
 * What came of a failure in work that ran apart from its caller, in the order of time: the failure for good, what
 * others warned of afterwards, how the whole ended. Empty where a caller waited: then the failing path says it all.
 */
export function consequencesOf({ trace, logs, diagnosis }: OpenedRequest): ConsequenceJson[] {
	const { verdict, findings } = diagnosis;
	const { culprit } = verdict;
	if (!culprit || culprit.row < 0 || (verdict.state !== 'failed' && verdict.state !== 'gap')) return [];
	if (!ranApart(trace, culprit.row)) return [];
	const alike = failedAlike(trace, culprit.row);
	const last = alike.at(-1) ?? culprit.row;
	const given = endOf(trace, last);
	const times = alike.length > 1 ? ` ${formatRepeats(alike.length)}` : '';
	const first = {
		offsetNanos: given,
		words: `${culprit.operation} failed${times}`,
		row: last,
	};
	const told = new Set(findings.flatMap((finding) => (finding.role === 'origin' ? finding.logs : [])));
	const seen = new Set<string>();
	const warned = logs.lines.flatMap(({ index, row, offsetNanos, record }) => {
		const late = offsetNanos >= given && record.severity >= WARN_SEVERITY && !told.has(index);
		if (!late || seen.has(record.message)) return [];
		seen.add(record.message);
		return [
			{
				offsetNanos,
				words: `${record.service === culprit.service ? '' : `${record.service}: `}${cut(record.message)}`,
				row: row === -1 ? null : row,
			},
		];
	});
	const root = trace.mainRoot;
	const end = {
		offsetNanos: endOf(trace, root),
		words: `${coded(trace.spans.services, root)} ${trace.spans.statusCodes[root] === STATUS.error ? 'failed' : 'ended without an error'}`,
		row: root,
	};
	// The last to warn stand nearest to what was seen in the end.
	const steps = [first, ...warned.slice(-(MOST - 2)), end].sort((a, b) => a.offsetNanos - b.offsetNanos);
	return steps.map((step) => withSpan(trace, step));
}

/** Whether nobody waited for a span, or for what it was done for. */
function ranApart({ spans }: Trace, row: number): boolean {
	for (let at = row; at !== -1; at = spans.parents[at] ?? -1) {
		if (((spans.marks[at] ?? 0) & SPAN_MARK.async) !== 0) return true;
	}
	return false;
}

/** The span and its siblings that did the same and failed too, by end. */
function failedAlike({ spans }: Trace, row: number): readonly number[] {
	const parent = spans.parents[row] ?? -1;
	const found: number[] = [];
	const from = parent === -1 ? row : parent + 1;
	const to = parent === -1 ? row + 1 : (spans.subtreeEnds[parent] ?? row + 1);
	for (let at = from; at < to; at = Math.max(at + 1, spans.subtreeEnds[at] ?? 0)) {
		const same =
			coded(spans.names, at) === coded(spans.names, row) &&
			coded(spans.services, at) === coded(spans.services, row);
		if (at === row || (same && spans.statusCodes[at] === STATUS.error)) found.push(at);
	}
	const end = (at: number) => (spans.starts[at] ?? 0) + (spans.durations[at] ?? 0);
	return found.sort((a, b) => end(a) - end(b));
}

function endOf({ spans }: Trace, row: number): number {
	return (spans.starts[row] ?? 0) + (spans.durations[row] ?? 0);
}

function withSpan(
	{ spans }: Trace,
	step: { readonly offsetNanos: number; readonly words: string; readonly row: number | null },
): ConsequenceJson {
	return { ...step, spanId: step.row === null ? null : (spans.ids[step.row] ?? null) };
}

function cut(message: string): string {
	return message.length <= MAX_WORDS ? message : `${message.slice(0, MAX_WORDS - 1).trimEnd()}…`;
}
