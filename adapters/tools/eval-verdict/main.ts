// How right verdicts are: `npm run eval:verdict` on the seeds for building, `-- --final` on those kept for the final figure.
import { parseArgs } from 'node:util';
import { seeded } from '../../../lib/demo/random.ts';
import { halcyonBaselines, halcyonRequests } from '../../../lib/testing/halcyon-requests.ts';
import { judgeMade } from '../../../lib/testing/made/judge-made.ts';
import { madeFailure, madeHealthy, VARIANTS } from '../../../lib/testing/made/made-failures.ts';
import { madeSystem } from '../../../lib/testing/made/made-system.ts';
import { FAULTS, ODDITIES } from '../../../lib/testing/made/play-made.ts';
import { makeScore } from './score.ts';

const { values } = parseArgs({
	options: { final: { type: 'boolean', default: false }, seeds: { type: 'string', default: '60' } },
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
				const { trace, diagnosis } = judgeMade(made, system.baselines);
				score.failure([fault, `(${variant})`], made, trace, diagnosis);
			}
		for (const oddity of [...ODDITIES, ...ODDITIES]) {
			const { trace, diagnosis } = judgeMade(madeHealthy(system, oddity, random), system.baselines);
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
			const { trace, diagnosis } = judgeMade(made, baselines);
			if (made.culprit === '') score.healthy(trace, diagnosis);
			else score.failure([made.fault, `(${made.variant})`], made, trace, diagnosis);
		}
	}
	for (const line of score.lines()) say(line);
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
