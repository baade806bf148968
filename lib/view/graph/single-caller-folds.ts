import type { CompareReport } from '../../api/compare.ts';

type Told = CompareReport['differences'][number];

/** A difference, and what is told under it. */
export interface FoldedDifference {
	readonly told: Told;
	/** More calls that only this request made; of a lone one there are none. */
	readonly alike: readonly Told[];
}

/**
 * Differences with the calls that only one request made folded under the first of them: they follow from one another
 * and would fill the list. Calls that it never reached stay as they are.
 */
export function foldSingleCallers(
	differences: readonly Told[],
	traceId: string,
): readonly FoldedDifference[] {
	const only = differences.filter((told) => told.kind === 'only' && told.traceId === traceId);
	const [first, ...alike] = only;
	return differences.flatMap((told) => {
		if (told === first) return [{ told, alike }];
		return alike.includes(told) ? [] : [{ told, alike: [] }];
	});
}
