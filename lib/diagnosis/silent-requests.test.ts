import { expect, test } from 'vitest';
import type { SpanRow } from '../columns/rows.ts';
import { seeded } from '../demo/random.ts';
import { halcyonBaselines, halcyonRequests } from '../testing/halcyon-requests.ts';
import { judgeMade } from '../testing/made/judge-made.ts';
import { madeFailure } from '../testing/made/made-failures.ts';
import { madeSystem } from '../testing/made/made-system.ts';
import { unmarked } from '../testing/made/made-variants.ts';
import { FAULTS } from '../testing/made/play-made.ts';

/** A span of a sender that says neither how a call ended nor what kind of call it was. */
const mute = (span: SpanRow): SpanRow => ({ ...unmarked(span), kind: 0 });

test('of requests that say nothing of how they ended nobody is said to have gone well for sure', () => {
	for (const seed of [1, 2, 3, 4]) {
		const random = seeded(seed);
		const system = madeSystem(random);
		for (const fault of FAULTS) {
			const made = madeFailure(system, fault, 'plain', random);
			const { verdict } = judgeMade({ ...made, spans: made.spans.map(mute) }, system.baselines).diagnosis;
			expect([fault, verdict.state, verdict.confidence]).not.toEqual([fault, 'healthy', 'high']);
		}
	}
});

test('nor of the demo, where the failing requests say nothing either', () => {
	const baselines = halcyonBaselines(1);
	for (const { spans, logs, fault, culprit } of halcyonRequests(1)) {
		if (culprit === '') continue;
		const { verdict } = judgeMade({ spans: spans.map(mute), logs }, baselines).diagnosis;
		expect([fault, verdict.state, verdict.confidence]).not.toEqual([fault, 'healthy', 'high']);
	}
});
