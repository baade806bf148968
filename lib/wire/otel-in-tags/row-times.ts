import { halvesOf, type TimeRules } from '../otlp/times.ts';

const UINT64_MAX = 2n ** 64n - 1n;
const INT64_MAX = 2n ** 63n - 1n;

/** Times of a span in formats that count microseconds. */
export interface RowTimes {
	readonly startTime: bigint;
	readonly duration: bigint;
	/** See SPAN_FLAG. */
	readonly flags: number;
}

/**
 * Start and duration by the rules that OTLP's have. Undefined or negative is "not given": such a span is
 * placed by its arrival and keeps its duration, so that its other piece can complete it.
 */
export function rowTimes(
	rules: TimeRules,
	startMicros: bigint | undefined,
	durationMicros: bigint | undefined,
	notes: string[],
): RowTimes {
	const start = nanos(startMicros);
	const duration = nanos(durationMicros);
	const end = start > 0n && durationMicros !== undefined ? smaller(start + duration, UINT64_MAX) : 0n;
	const from = halvesOf(start);
	const to = halvesOf(end);
	const times = rules.span(from.low, from.high, to.low, to.high, notes);
	return {
		startTime: joined(times.startLow, times.startHigh),
		duration: start > 0n ? joined(times.durationLow, times.durationHigh) : smaller(duration, INT64_MAX),
		flags: times.flags,
	};
}

/** Microseconds to nanoseconds, within 64 bits. */
export function nanos(micros: bigint | undefined): bigint {
	return micros === undefined || micros < 0n ? 0n : smaller(micros * 1000n, UINT64_MAX);
}

function smaller(a: bigint, b: bigint): bigint {
	return a < b ? a : b;
}

function joined(low: number, high: number): bigint {
	return (BigInt(high) << 32n) | BigInt(low);
}
