import { expect, test } from 'vitest';
import { seeded } from '../demo/random.ts';
import { halcyonBaselines, halcyonRequests } from '../testing/halcyon-requests.ts';
import { judgeMade } from '../testing/made/judge-made.ts';
import { madeFailure, VARIANTS } from '../testing/made/made-failures.ts';
import { madeSystem } from '../testing/made/made-system.ts';
import { FAULTS } from '../testing/made/play-made.ts';
import { unprovedClaims } from '../testing/unproved-claims.ts';

test("each number and name in the sentences on Halcyon's stories occurs in their evidence", () => {
	const baselines = halcyonBaselines(3);
	for (const made of halcyonRequests(3)) {
		const { trace, logs, diagnosis } = judgeMade(made, baselines);
		const said = `${made.fault} (${made.variant}): ${diagnosis.verdict.sentence} | ${diagnosis.verdict.effect}`;
		expect(unprovedClaims(trace, logs, diagnosis.verdict), said).toEqual([]);
	}
});

test.each([5, 7])(
	'each number and name in the sentences on made failures occurs in their evidence (%i)',
	(seed) => {
		const random = seeded(seed);
		const system = madeSystem(random);
		for (const fault of FAULTS)
			for (const variant of VARIANTS) {
				const { trace, logs, diagnosis } = judgeMade(
					madeFailure(system, fault, variant, random),
					system.baselines,
				);
				const { sentence, effect } = diagnosis.verdict;
				const said = `${fault} (${variant}): ${sentence} | ${effect}`;
				expect(unprovedClaims(trace, logs, diagnosis.verdict), said).toEqual([]);
			}
	},
);

test('a number, a name or a quotation out of nowhere is seen', () => {
	const random = seeded(9);
	const system = madeSystem(random);
	const { trace, logs, diagnosis } = judgeMade(
		madeFailure(system, 'crash', 'plain', random),
		system.baselines,
	);
	const claim = (sentence: string) =>
		unprovedClaims(trace, logs, { ...diagnosis.verdict, sentence, effect: '' });
	expect(claim('billing failed')).toEqual(['billing']);
	expect(claim(`${diagnosis.verdict.culprit?.service} answered 418`)).toEqual(['418']);
	expect(claim('so it failed: “disk full”')).toContain('disk full');
});
