/** Every read is bounded in time and can be stopped. */
export interface ReadOptions {
	readonly signal: AbortSignal;
	/** The source gives up after this many milliseconds with a SourceError `timeout`. */
	readonly deadlineMs: number;
}
