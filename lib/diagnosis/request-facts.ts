import { usualFinder } from '../latency/usual-finder.ts';
import type { JoinedLogs } from '../logs/join.ts';
import { type Baseline, THIN_BASELINE_CALLS } from '../model/baseline.ts';
import { coded } from '../model/columns.ts';
import { KIND } from '../model/span-kind.ts';
import type { SourceStatus } from '../model/source-status.ts';
import type { Nanos } from '../model/time.ts';
import { SPAN_MARK, type Trace } from '../model/trace.ts';
import { type ErrorFact, errorFacts } from './error-facts.ts';
import type { RequestKind } from './kind/request-kind.ts';

export interface DiagnosisInput {
	readonly trace: Trace;
	readonly logs: JoinedLogs;
	readonly baselines: readonly Baseline[];
	readonly sources: readonly SourceStatus[];
	/** What requests of its kind usually do; undefined where that is not known. */
	readonly requestKind?: RequestKind | undefined;
}

/** What every detector looks at: made once, in passes linear in spans. */
export interface RequestFacts extends DiagnosisInput {
	readonly errors: readonly (ErrorFact | undefined)[];
	/** Whether a span below failed that was waited for: see FAILED_BELOW. */
	readonly failedBelow: Uint8Array;
	/** Rows of the children of a row. */
	children(row: number): readonly number[];
	service(row: number): string;
	operation(row: number): string;
	end(row: number): Nanos;
	/** Baseline of the row's operation where it rests on enough calls. */
	baseline(row: number): Baseline | undefined;
	isAsync(row: number): boolean;
	/** Taken from a queue; other async rows only seem to begin after their caller ended, which a wrong clock does too. */
	isQueued(row: number): boolean;
	/** 1 where the row or a span above it is async: nobody waited for it. */
	readonly apart: Uint8Array;
}

/** `late`: only over a call that seems to begin after its caller ended. */
export const FAILED_BELOW = { no: 0, yes: 1, late: 2 } as const;

export function makeContext(input: DiagnosisInput): RequestFacts {
	const { trace, logs } = input;
	const { spans } = trace;
	const errors = errorFacts(trace, logs);
	const isAsync = (row: number) => ((spans.marks[row] ?? 0) & SPAN_MARK.async) !== 0;
	const isQueued = (row: number) =>
		spans.kinds[row] === KIND.consumer || spans.kinds[spans.parents[row] ?? -1] === KIND.producer;
	const service = (row: number) => coded(spans.services, row);
	const operation = (row: number) => coded(spans.names, row);
	return {
		...input,
		errors,
		failedBelow: failedBelow(trace, errors, isAsync, isQueued),
		children: (row) => childrenOf(trace, row),
		service,
		operation,
		end: (row) => (spans.starts[row] ?? 0) + (spans.durations[row] ?? 0),
		baseline: baselineByRow(input),
		isAsync,
		isQueued,
		apart: apartOf(trace, isAsync),
	};
}

/** Looked up by text once an operation and region, by number after that. */
function baselineByRow({ trace, baselines }: DiagnosisInput): RequestFacts['baseline'] {
	const { spans } = trace;
	const find = usualFinder(baselines.filter(({ calls }) => calls >= THIN_BASELINE_CALLS));
	const byRegion = new Map<string, Map<number, Baseline | undefined>>();
	return (row) => {
		const kind = spans.kinds[row] ?? 0;
		const region = trace.region(row);
		const operation =
			(spans.services.codes[row] ?? 0) * spans.names.values.length + (spans.names.codes[row] ?? 0);
		const key = operation * 256 + kind;
		let known = byRegion.get(region);
		if (!known) byRegion.set(region, (known = new Map()));
		if (!known.has(key))
			known.set(
				key,
				find({ service: coded(spans.services, row), operation: coded(spans.names, row), kind, region }),
			);
		return known.get(key);
	};
}

/** Children come after parents, so one pass from the back tells every row what happened below it. */
function failedBelow(
	trace: Trace,
	errors: readonly (ErrorFact | undefined)[],
	isAsync: (row: number) => boolean,
	isQueued: (row: number) => boolean,
): Uint8Array {
	const below = new Uint8Array(trace.spans.length);
	for (let row = below.length - 1; row > 0; row--) {
		const parent = trace.spans.parents[row] ?? -1;
		if (parent === -1 || isQueued(row) || (!errors[row] && below[row] === FAILED_BELOW.no)) continue;
		const waited = !isAsync(row) && (errors[row] !== undefined || below[row] === FAILED_BELOW.yes);
		if (waited) below[parent] = FAILED_BELOW.yes;
		else if (below[parent] === FAILED_BELOW.no) below[parent] = FAILED_BELOW.late;
	}
	return below;
}

function apartOf({ spans }: Trace, isAsync: (row: number) => boolean): Uint8Array {
	const apart = new Uint8Array(spans.length);
	for (let row = 0; row < spans.length; row++) {
		const parent = spans.parents[row] ?? -1;
		apart[row] = isAsync(row) ? 1 : parent === -1 ? 0 : (apart[parent] ?? 0);
	}
	return apart;
}

function childrenOf({ spans }: Trace, row: number): readonly number[] {
	const found: number[] = [];
	for (
		let child = row + 1;
		child < (spans.subtreeEnds[row] ?? 0);
		child = spans.subtreeEnds[child] ?? spans.length
	)
		found.push(child);
	return found;
}
