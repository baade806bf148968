/** How far something about a service is from what is usual for it, as one source sees it. */
export interface AnomalyScore {
	/** Who says so. */
	readonly source: string;
	readonly service: string;
	/** What was looked at, in the source's words: "failed calls". */
	readonly measure: string;
	readonly unit: 'share' | 'nanos' | 'number';
	readonly value: number;
	/** Median of the values before. */
	readonly usual: number;
	/** Spreads above what is usual; see `robustScore`. */
	readonly score: number;
}

/** From here on a score is unusual. */
export const UNUSUAL_SCORE = 3.5;
