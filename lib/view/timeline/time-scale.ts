import type { Nanos } from '../../model/time.ts';

/** The part of a request that is in view, in nanoseconds from its start. */
export interface NanosRange {
	readonly from: Nanos;
	readonly to: Nanos;
}

const STEPS = [1, 2, 5, 10];
const SECOND = 1_000_000_000;
/** Round steps from a minute on, where tens are not: 15 s to 24 h. */
const CLOCK_STEPS = [15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400].map(
	(seconds) => seconds * SECOND,
);

/** Round times within a range, at most `most` of them and their distance, for an axis. */
export function axisTicks(range: NanosRange, most: number): { readonly step: Nanos; readonly at: Nanos[] } {
	const length = range.to - range.from;
	if (!(length > 0) || most < 1) return { step: 0, at: [range.from] };
	const rough = length / most;
	const step = roundStep(rough);
	const at: Nanos[] = [];
	// Adding 0 turns the -0 of a rounded-up start into 0.
	for (let i = Math.ceil(range.from / step - 1e-9) + 0; i * step <= range.to * (1 + 1e-12); i++)
		at.push(i * step);
	return { step, at };
}

function roundStep(rough: Nanos): Nanos {
	const clock = rough > 10 * SECOND ? CLOCK_STEPS.find((step) => step >= rough) : undefined;
	if (clock !== undefined) return clock;
	const power = 10 ** Math.floor(Math.log10(rough));
	return (STEPS.find((factor) => factor * power >= rough) ?? 10) * power;
}

/** Where a time lies in a range, in percent of its width. Not clamped. */
export function percentOf(range: NanosRange, time: Nanos): number {
	const length = range.to - range.from;
	return length > 0 ? ((time - range.from) / length) * 100 : 0;
}

/** The range zoomed by `factor` around the share `anchor` (0 left edge, 1 right edge), kept within `whole`. */
export function zoomRange(range: NanosRange, whole: NanosRange, factor: number, anchor = 0.5): NanosRange {
	const full = whole.to - whole.from;
	const length = Math.min(full, Math.max(Math.min(1000, full), (range.to - range.from) * factor));
	const fixed = range.from + (range.to - range.from) * anchor;
	return shifted(fixed - length * anchor, length, whole);
}

/** The range moved by a share of its own length, kept within `whole`. */
export function panRange(range: NanosRange, whole: NanosRange, share: number): NanosRange {
	const length = range.to - range.from;
	return shifted(range.from + length * share, length, whole);
}

function shifted(from: Nanos, length: Nanos, whole: NanosRange): NanosRange {
	const start = Math.max(whole.from, Math.min(from, whole.to - length));
	return { from: start, to: start + length };
}
