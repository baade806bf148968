/** Fewer calls than this are an accident. */
export const MIN_CALLS = 5;
/** A share must differ from what is usual by this many of its standard errors. */
export const SIGNIFICANT = 4;
/** Change of the mix of calls is weak evidence: traffic changes by itself. */
export const MIX_WEIGHT = 0.5;
export const MIN_MIX_SHIFT = 0.1;

/** Whether a share of n is above another by more than chance: a two-proportion z-test with Laplace's correction. */
export function isMore(share: number, n: number, other: number, m: number): boolean {
	const pooled = (share * n + other * m + 1) / (n + m + 2);
	const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / Math.max(1, m)));
	return share - other > SIGNIFICANT * error;
}
