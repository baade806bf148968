// How right verdicts are: `npm run eval:verdict` on the seeds for building, `-- --final` on those kept for the final figure.
import { parseArgs } from 'node:util';
import { seeded } from '../../lib/demo/random.ts';
import { encodeLogs } from '../../lib/demo/wire/otlp.ts';
import { diagnose } from '../../lib/diagnosis/diagnose.ts';
import { joinLogs } from '../../lib/logs/join.ts';
import { recordsOf } from '../../lib/logs/records-of.ts';
import type { Baseline } from '../../lib/model/baseline.ts';
import type { Trace } from '../../lib/model/trace.ts';
import type { Diagnosis } from '../../lib/model/verdict.ts';
import { halcyonBaselines, halcyonRequests } from '../../lib/testing/halcyon-requests.ts';
import { type MadeRequest, madeFailure, madeHealthy, VARIANTS } from '../../lib/testing/made-failures.ts';
import { madeSystem } from '../../lib/testing/made-system.ts';
import { FAULTS, ODDITIES } from '../../lib/testing/play-made.ts';
import { assemble } from '../../lib/trace/assemble.ts';
import { spanBatchFromRows } from '../../lib/wire/columns/rows.ts';
import { decodeLogsProtobuf } from '../../lib/wire/otlp/decode-logs-protobuf.ts';
import { makeScore } from './score.ts';

const DAY = 86_400_000_000_000n;

const { values } = parseArgs({
	options: { final: { type: 'boolean', default: false }, seeds: { type: 'string', default: '10' } },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i * 2 + (values.final ? 2 : 1));
const half = values.final ? 'even seeds (final figure)' : 'odd seeds (for building)';
say(`Random service graphs, ${half}, ${seeds.length} of them`);
evalSystems();
say(`\nHalcyon's stories, ${half}, each ${seeds.length} times`);
evalHalcyon();

function evalSystems(): void {
	const score = makeScore();
	for (const seed of seeds) {
		const random = seeded(seed);
		const system = madeSystem(random);
		for (const fault of FAULTS)
			for (const variant of VARIANTS) {
				const made = madeFailure(system, fault, variant, random);
				const { trace, diagnosis } = judge(made, system.baselines);
				score.failure([fault, `(${variant})`], made, trace, diagnosis);
			}
		for (const oddity of [...ODDITIES, ...ODDITIES]) {
			const { trace, diagnosis } = judge(madeHealthy(system, oddity, random), system.baselines);
			score.healthy(trace, diagnosis);
		}
	}
	for (const line of score.lines()) say(line);
}

function evalHalcyon(): void {
	const score = makeScore();
	for (const seed of seeds) {
		const baselines = halcyonBaselines(seed);
		for (const made of halcyonRequests(seed)) {
			const { trace, diagnosis } = judge(made, baselines);
			if (made.culprit === '') score.healthy(trace, diagnosis);
			else score.failure([made.fault, `(${made.variant})`], made, trace, diagnosis);
		}
	}
	for (const line of score.lines()) say(line);
}

/** The request as the site would see it: its log lines over the wire, since their IDs and severities lie in their text. */
function judge(made: MadeRequest, baselines: readonly Baseline[]): { trace: Trace; diagnosis: Diagnosis } {
	const trace = assemble(spanBatchFromRows(made.spans));
	const now = trace.startTime + DAY;
	const decoded = decodeLogsProtobuf(encodeLogs(made.logs), { nowNanos: now, retentionNanos: 7n * DAY });
	if (!decoded.ok) throw new Error('log lines that were made can be read');
	const logs = joinLogs(trace, recordsOf(decoded.batch, 'made'));
	return { trace, diagnosis: diagnose({ trace, logs, baselines, sources: [] }) };
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
