import { oncePer } from '../base/once-per.ts';
import { retryWaits } from '../trace/retry-waits.ts';
import type { SpanTable } from '../model/trace.ts';

/** Which try of how many a span was, and how often a caller tried again. */
export interface Tries {
	readonly byRow: ReadonlyMap<number, { readonly number: number; readonly of: number }>;
	/** Retries by the row of the caller. */
	readonly retries: ReadonlyMap<number, number>;
}

/** Tries of one call follow one another under one caller, each after the one before it failed. Once a table. */
export const triesOf = oncePer((spans: SpanTable): Tries => {
	const chains: number[][] = [];
	const chainOf = new Map<number, number[]>();
	const retries = new Map<number, number>();
	for (const { parent, failed, next } of retryWaits(spans)) {
		retries.set(parent, (retries.get(parent) ?? 0) + 1);
		const chain = chainOf.get(failed) ?? [failed];
		if (chain.length === 1) chains.push(chain);
		chain.push(next);
		chainOf.set(next, chain);
	}
	const byRow = new Map<number, { number: number; of: number }>();
	for (const chain of chains)
		chain.forEach((row, index) => byRow.set(row, { number: index + 1, of: chain.length }));
	return { byRow, retries };
});
