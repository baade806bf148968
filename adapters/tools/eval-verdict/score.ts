import type { Trace } from '../../../lib/model/trace.ts';
import type { Diagnosis } from '../../../lib/model/verdict.ts';
import type { MadeRequest } from '../../../lib/testing/made/made-failures.ts';

interface Row {
	asked: number;
	first: number;
	three: number;
	deepest: number;
	hops: number;
	rightHops: number;
}

/** Counts how right verdicts are, by whatever they are asked under, beside the deepest-error rule. */
export interface Score {
	/** Counts a verdict on a request that somebody is to blame for. */
	failure(keys: readonly string[], made: MadeRequest, trace: Trace, diagnosis: Diagnosis): void;
	/** Counts a verdict on a request that nobody is to blame for. */
	healthy(trace: Trace, diagnosis: Diagnosis): void;
	/** The table, line by line. */
	lines(): readonly string[];
}

export function makeScore(): Score {
	const rows = new Map<string, Row>();
	const confidence = new Map<string, { said: number; right: number }>();
	const healthy = { asked: 0, accused: 0, deepest: 0 };
	return {
		failure: (keys, made, trace, diagnosis) => {
			const said = confidence.get(diagnosis.verdict.confidence) ?? { said: 0, right: 0 };
			confidence.set(diagnosis.verdict.confidence, said);
			said.said++;
			if (diagnosis.verdict.culprit?.service === made.culprit) said.right++;
			for (const key of [...keys, 'all']) {
				const row = rows.get(key) ?? { asked: 0, first: 0, three: 0, deepest: 0, hops: 0, rightHops: 0 };
				rows.set(key, row);
				count(row, made, trace, diagnosis);
			}
		},
		healthy: (trace, { verdict }) => {
			healthy.asked++;
			if (verdict.culprit) healthy.accused++;
			if (deepestError(trace) !== '') healthy.deepest++;
		},
		lines: () => [
			`${'fault (variant)'.padEnd(24)} asked   top-1   top-3  deepest error   hops right`,
			...[...rows].toSorted(byPart).map(lineOf),
			`healthy: ${healthy.asked}, accused ${healthy.accused}; the deepest-error rule accuses ${healthy.deepest}`,
			...[...confidence].map(
				([level, { said, right }]) =>
					`confidence ${level}: ${said} said, ${percent(right, said).trim()} right`,
			),
		],
	};
}

function count(row: Row, made: MadeRequest, trace: Trace, { verdict, findings }: Diagnosis): void {
	const named = [...new Set([verdict.culprit?.service ?? '', ...findings.map(({ service }) => service)])];
	row.asked++;
	if (named[0] === made.culprit) row.first++;
	if (named.slice(0, 3).includes(made.culprit)) row.three++;
	if (deepestError(trace) === made.culprit) row.deepest++;
	row.hops += verdict.evidence.length;
	row.rightHops += verdict.evidence.filter((step) => made.path.includes(step.service)).length;
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

/** Faults, then variants, then all together. */
function byPart([a]: readonly [string, Row], [b]: readonly [string, Row]): number {
	const part = (key: string) => (key === 'all' ? 2 : key.startsWith('(') ? 1 : 0);
	return part(a) - part(b);
}

function lineOf([key, row]: readonly [string, Row]): string {
	const [first, three, deepest] = [row.first, row.three, row.deepest].map((part) => percent(part, row.asked));
	const hops = percent(row.rightHops, row.hops);
	return `${key.padEnd(24)} ${String(row.asked).padStart(5)} ${first} ${three}        ${deepest}      ${hops}`;
}

function percent(part: number, whole: number): string {
	return `${((part / Math.max(1, whole)) * 100).toFixed(1)} %`.padStart(7);
}
