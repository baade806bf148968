interface Minute {
	/** Nanoseconds since 1970. */
	readonly start: bigint;
	readonly value: number;
}

const MINUTE = 60_000_000_000n;
/** Trouble that comes and goes is one trouble, as long as it is not gone for longer. */
const MAX_GAP = 10n * MINUTE;
/** So long it must have been quiet for its beginning to be seen. */
const MIN_QUIET = 5n * MINUTE;
/** One very bad minute must not hide the others. */
const HIGH = 0.25;
/** Less than so much above the quiet minutes is noise. */
const MIN_FACTOR = 2;

/**
 * When the trouble that is on at the end of a stretch began, by a number's minutes in it:
 *
 *     value        ▂█ █▆█ ██
 *            ▁▁▂▁▁▁▁▁▁▁▁▁▁▁▁▁
 *                 ↑ began       ↑ to
 *
 * Undefined where the minutes do not show it, or show it from the stretch's start: then it is older than what is seen.
 */
export function findOnset(
	minutes: readonly Minute[],
	stretch: { readonly from: bigint; readonly to: bigint },
) {
	const values = minutes.map(({ value }) => value).toSorted((a, b) => a - b);
	const quiet = values[Math.floor(values.length / 4)] ?? 0;
	const highest = values.at(-1) ?? 0;
	if (highest <= quiet * MIN_FACTOR) return undefined;
	const level = quiet + (highest - quiet) * HIGH;
	const high = minutes.filter(({ value }) => value >= level).map(({ start }) => start);
	let first = stretch.to;
	for (const start of high.toSorted((a, b) => Number(b - a))) {
		if (first - start > MAX_GAP) break;
		first = start;
	}
	const seenBefore = first - stretch.from > MIN_QUIET;
	return first < stretch.to && seenBefore ? first : undefined;
}
