/** What the reading process is started with, as JSON in its only argument; the bytes come through standard input. */
export interface ReadJob {
	readonly name: string;
	/** Nanoseconds since 1970, as text: JSON has no whole numbers of that size. */
	readonly now: string;
	readonly maxBytes: number;
	readonly maxRows: number;
}
