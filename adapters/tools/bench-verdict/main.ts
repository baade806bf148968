// What a diagnosis costs on one core: `npm run bench:verdict`, with the aims of 10,000 and 100,000 spans beside it.
import { diagnose } from '../../../lib/diagnosis/diagnose.ts';
import { joinLogs } from '../../../lib/logs/join.ts';
import { recordsOf } from '../../../lib/logs/records-of.ts';
import type { Baseline } from '../../../lib/model/baseline.ts';
import { assemble } from '../../../lib/trace/assemble.ts';
import { baselinesOf } from '../../../lib/testing/draw/baselines-of.ts';
import { logBatchFromRows, type SpanRow, spanBatchFromRows } from '../../../lib/columns/rows.ts';
import { type LargeRequest, SHAPES } from './shapes.ts';

const RUNS = 5;
/** At most so many milliseconds for so many spans. */
const AIMS = [
	{ spans: 10_000, ms: 100 },
	{ spans: 100_000, ms: 700 },
];

say(`${'request'.padEnd(42)}    spans  assemble  join logs  diagnose       all   of the aim`);
for (const [name, make] of Object.entries(SHAPES)) {
	for (const { spans, ms } of AIMS) {
		const took = measure(make(spans));
		const all = took.assemble + took.join + took.diagnose;
		const times = [took.assemble, took.join, took.diagnose, all].map((part) =>
			`${part.toFixed(0)} ms`.padStart(9),
		);
		say(
			`${name.padEnd(42)} ${String(spans).padStart(8)} ${times.join(' ')} ${(all / ms).toFixed(2).padStart(8)}`,
		);
	}
}

/** Milliseconds that this thread has worked: a busy machine does not lengthen them. */
function cpuMs(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}

/** Milliseconds of each part, at the median of the runs. */
function measure({ spans, logs }: LargeRequest): { assemble: number; join: number; diagnose: number } {
	const batch = spanBatchFromRows(spans);
	const records = recordsOf(logBatchFromRows(logs), 'made');
	const baselines = usualOf(spans);
	const parts: number[][] = [[], [], []];
	for (let run = 0; run < RUNS; run++) {
		const started = cpuMs();
		const trace = assemble(batch);
		const assembled = cpuMs();
		const joined = joinLogs(trace, records);
		const withLogs = cpuMs();
		diagnose({ trace, logs: joined, baselines, sources: [] });
		const done = cpuMs();
		[assembled - started, withLogs - assembled, done - withLogs].forEach((ms, part) => parts[part]?.push(ms));
	}
	const [assembling, joining, diagnosing] = parts.map((all) => all.toSorted((a, b) => a - b)[RUNS >> 1] ?? 0);
	return { assemble: assembling ?? 0, join: joining ?? 0, diagnose: diagnosing ?? 0 };
}

/** A past in which every call took a tenth of its time: all of them are slow. */
function usualOf(spans: readonly SpanRow[]): readonly Baseline[] {
	return baselinesOf(
		spans.map(({ service, name, kind, duration }) => ({
			service,
			operation: name,
			kind: kind ?? 0,
			nanos: Number(duration) / 10,
		})),
	).map((baseline) => ({ ...baseline, calls: 1_000 }));
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
