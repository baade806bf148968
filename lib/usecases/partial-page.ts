/** A part of a page that could not be found out. */
export interface MissingPart {
	readonly part: string;
	readonly reason: string;
}

/** Collects the parts of a page that are asked for side by side: one that fails leaves its place empty and says why. */
export function createPartialPage() {
	const missing: MissingPart[] = [];
	return {
		/** Parts that did not answer, in the order they failed. */
		missing,
		ask: async <T>(part: string, work: Promise<T>, empty: T): Promise<T> => {
			try {
				return await work;
			} catch (error) {
				missing.push({ part, reason: error instanceof Error ? error.message : String(error) });
				return empty;
			}
		},
	};
}
