/** The rows that were in view when the window was last moved. */
export interface SeenRows {
	readonly first: number;
	readonly shown: number;
}

/** Indexes to draw: those seen and `ahead` more at both ends, within `count`, and always the row `always`. */
export function windowIndexes(
	{ first: seen, shown }: SeenRows,
	count: number,
	ahead: number,
	always: number,
): readonly number[] {
	// Where rows became fewer, the window moves to the last of them.
	const first = Math.max(0, Math.min(seen, count - shown) - ahead);
	const last = Math.min(count, seen + shown + ahead);
	const indexes = Array.from({ length: Math.max(0, last - first) }, (_, place) => first + place);
	if (always < 0 || always >= count) return indexes;
	if (always < first) return [always, ...indexes];
	return always >= last ? [...indexes, always] : indexes;
}
