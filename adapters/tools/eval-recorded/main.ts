// `npm run measure -- recorded`: how right verdicts on single requests of recorded systems are, each system apart.
// Reads what it is given (`--folder`), decodes it as the collector does and opens requests by the use case of the page;
// what the store would answer is counted in memory by the same functions. `--system NAME` takes one, `--wrong` tells misses.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TraceId } from '../../../lib/model/ids.ts';
import type { Verdict } from '../../../lib/model/verdict.ts';
import { openRequest } from '../../../lib/usecases/request/open-request.ts';
import { courier } from './courier.ts';
import { deeptralog } from './deeptralog.ts';
import { memoryStore } from './memory-store.ts';
import { nezha } from './nezha.ts';
import type { Recording, Sample } from './recording.ts';
import { testAsking } from '../../../lib/usecases/testing/asking.ts';
import { recordedScore } from './score.ts';

const { values: set } = parseArgs({
	options: {
		folder: { type: 'string', default: process.env['DUPIN_SHARED_DATA'] ?? join('..', 'shared', 'data') },
		system: { type: 'string' },
		wrong: { type: 'boolean', default: false },
		/** Asks about one sample in so many. */
		every: { type: 'string', default: '1' },
	},
});
const SYSTEMS = { courier, nezha, deeptralog };

for (const [name, read] of Object.entries(SYSTEMS)) {
	if (set.system !== undefined && set.system !== name) continue;
	const recording = read(set.folder);
	if (recording) await measure(recording);
	else say(`${name}: not in ${set.folder}`);
}

async function measure(recording: Recording): Promise<void> {
	const store = memoryStore(recording);
	const score = recordedScore();
	const samples = recording.samples(store).filter((_, i) => i % Number(set.every) === 0);
	say(`\n${recording.name}: ${store.spans} spans, ${samples.length} requests asked about`);
	let tookMs = 0;
	for (const sample of samples) {
		const began = performance.now();
		const opening = await openRequest(testAsking(), store.sources, sample.traceId as TraceId);
		tookMs += performance.now() - began;
		if (!opening.found) throw new Error(`${sample.traceId} is not there`);
		const { verdict } = opening.request.diagnosis;
		score.add(sample, verdict);
		if (set.wrong) tell(sample, verdict);
	}
	for (const line of score.lines()) say(line);
	say(`${(tookMs / samples.length).toFixed(1)} ms a request`);
}

function tell(sample: Sample, { state, confidence, culprit, sentence }: Verdict): void {
	const named = culprit?.service ?? '';
	const right = sample.truth === 'fine' ? named === '' : sample.culprits.includes(named);
	if (right) return;
	say(
		`  ${sample.traceId} ${sample.kind} ${sample.truth} (${sample.culprits.join(',')}): ${state}, ${confidence}: ${sentence}`,
	);
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
