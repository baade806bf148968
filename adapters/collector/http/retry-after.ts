/**
 * Seconds for `Retry-After`: between `base` and twice `base`, at most 30, at random so that the senders
 * turned away together do not come back together.
 */
export function retryAfterSeconds(base: number, random: () => number = Math.random): number {
	return Math.min(30, Math.max(1, Math.round(base * (1 + random()))));
}
