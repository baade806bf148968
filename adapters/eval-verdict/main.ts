// How right verdicts are: `npm run eval:verdict` on the seeds for building, `-- --final` on those kept for the final figure.
import { parseArgs } from 'node:util';
import { seeded } from '../../lib/demo/random.ts';
import { diagnose } from '../../lib/diagnosis/diagnose.ts';
import { joinLogs } from '../../lib/logs/join.ts';
import { recordsOf } from '../../lib/logs/records-of.ts';
import type { Trace } from '../../lib/model/trace.ts';
import type { Diagnosis } from '../../lib/model/verdict.ts';
import { type MadeRequest, madeFailure, madeHealthy, VARIANTS } from '../../lib/testing/made-failures.ts';
import { FAULTS, ODDITIES } from '../../lib/testing/play-made.ts';
import { madeSystem, type MadeSystem } from '../../lib/testing/made-system.ts';
import { assemble } from '../../lib/trace/assemble.ts';
import { logBatchFromRows, spanBatchFromRows } from '../../lib/wire/columns/rows.ts';

interface Row {
	asked: number;
	first: number;
	three: number;
	deepest: number;
	hops: number;
	rightHops: number;
}

const { values } = parseArgs({
	options: { final: { type: 'boolean', default: false }, seeds: { type: 'string', default: '10' } },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i * 2 + (values.final ? 2 : 1));
const rows = new Map<string, Row>();
const confidence = new Map<string, { said: number; right: number }>();
const healthy = { asked: 0, accused: 0, deepest: 0 };

for (const seed of seeds) {
	const random = seeded(seed);
	const system = madeSystem(random);
	for (const fault of FAULTS)
		for (const variant of VARIANTS)
			score(fault, variant, system, madeFailure(system, fault, variant, random));
	for (const oddity of [...ODDITIES, ...ODDITIES]) scoreHealthy(system, madeHealthy(system, oddity, random));
}
print();

function judge(system: MadeSystem, made: MadeRequest): { trace: Trace; diagnosis: Diagnosis } {
	const trace = assemble(spanBatchFromRows(made.spans));
	const logs = joinLogs(trace, recordsOf(logBatchFromRows(made.logs), 'made'));
	return { trace, diagnosis: diagnose({ trace, logs, baselines: system.baselines, sources: [] }) };
}

function score(fault: string, variant: string, system: MadeSystem, made: MadeRequest): void {
	const { trace, diagnosis } = judge(system, made);
	const { verdict, findings } = diagnosis;
	const named = [...new Set([verdict.culprit?.service ?? '', ...findings.map(({ service }) => service)])];
	const right = named[0] === made.culprit;
	const hops = verdict.evidence.filter((step) => made.path.includes(step.service)).length;
	for (const key of [fault, `(${variant})`, 'all']) {
		const row = rows.get(key) ?? { asked: 0, first: 0, three: 0, deepest: 0, hops: 0, rightHops: 0 };
		row.asked++;
		if (right) row.first++;
		if (named.slice(0, 3).includes(made.culprit)) row.three++;
		if (deepestError(trace) === made.culprit) row.deepest++;
		row.hops += verdict.evidence.length;
		row.rightHops += hops;
		rows.set(key, row);
	}
	const said = confidence.get(verdict.confidence) ?? { said: 0, right: 0 };
	said.said++;
	if (right) said.right++;
	confidence.set(verdict.confidence, said);
}

function scoreHealthy(system: MadeSystem, made: MadeRequest): void {
	const { trace, diagnosis } = judge(system, made);
	healthy.asked++;
	if (diagnosis.verdict.culprit) healthy.accused++;
	if (deepestError(trace) !== '') healthy.deepest++;
}

/** The rule to beat: the service of the deepest span that is marked as failed. */
function deepestError({ spans }: Trace): string {
	let best = -1;
	for (let row = 0; row < spans.length; row++) {
		if (spans.statusCodes[row] === 2 && (best === -1 || (spans.depths[row] ?? 0) > (spans.depths[best] ?? 0)))
			best = row;
	}
	return best === -1 ? '' : (spans.services.values[spans.services.codes[best] ?? 0] ?? '');
}

function print(): void {
	say(
		`Random service graphs, ${values.final ? 'even seeds (final figure)' : 'odd seeds (for building)'}, ${seeds.length} of them`,
	);
	say(`${'fault (variant)'.padEnd(20)} asked   top-1   top-3  deepest error   hops right`);
	for (const [key, row] of rows) {
		const hops = percent(row.rightHops, row.hops);
		say(
			`${key.padEnd(20)} ${String(row.asked).padStart(5)} ${percent(row.first, row.asked)} ${percent(row.three, row.asked)}        ${percent(row.deepest, row.asked)}      ${hops}`,
		);
	}
	say(
		`healthy: ${healthy.asked}, accused ${healthy.accused}; the deepest-error rule accuses ${healthy.deepest}`,
	);
	for (const [level, { said, right }] of confidence)
		say(`confidence ${level}: ${said} said, ${percent(right, said).trim()} right`);
}

function percent(part: number, whole: number): string {
	return `${((part / Math.max(1, whole)) * 100).toFixed(1)} %`.padStart(7);
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
