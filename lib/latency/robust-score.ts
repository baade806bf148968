/** Fewer values before say nothing about what is usual. */
const MIN_VALUES = 8;
/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const NORMAL = 1.4826;
/** A spread is at least this share of the median: values that never moved are not known exactly. */
const MIN_SPREAD = 0.05;

export interface RobustScore {
	readonly usual: number;
	/** Spreads between the value and the median, negative below it. */
	readonly score: number;
}

/**
 * The modified z-score of Iglewicz and Hoaglin: distance from the median in spreads, so that a bad hour among the
 * values before moves neither. `least` is the smallest difference that matters, in the unit of the values.
 * Undefined where too few values are known.
 */
export function robustScore(
	value: number,
	before: readonly number[],
	least: number,
): RobustScore | undefined {
	if (before.length < MIN_VALUES || !Number.isFinite(value)) return undefined;
	const usual = median(before);
	const spread = NORMAL * median(before.map((one) => Math.abs(one - usual)));
	return { usual, score: (value - usual) / Math.max(spread, Math.abs(usual) * MIN_SPREAD, least) };
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
