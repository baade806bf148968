import type { Brand } from '../base/brand.ts';

/** Nanoseconds since 1970-01-01 UTC. Absolute time is kept once per trace and per log record. */
export type UnixNanos = Brand<bigint, 'UnixNanos'>;

/** A length of time in nanoseconds as a plain number: exact to 2^53, that is 104 days. */
export type Nanos = number;

/** A stretch of time [from, to): `to` is not included. */
export interface TimeWindow {
	readonly from: UnixNanos;
	readonly to: UnixNanos;
}

export const NANOS_PER_MILLI = 1_000_000;
export const NANOS_PER_SECOND = 1_000_000_000;

export function unixNanos(value: bigint): UnixNanos {
	return value as UnixNanos;
}

export function fromMillis(unixMilliseconds: number): UnixNanos {
	return (BigInt(Math.trunc(unixMilliseconds)) * 1_000_000n) as UnixNanos;
}

/** Unix milliseconds, rounded down. For Date and for display only. */
export function toMillis(time: UnixNanos): number {
	return Number(time / 1_000_000n);
}
