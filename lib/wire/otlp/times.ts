import { SPAN_FLAG } from '../../model/span-batch.ts';
import type { DecodeOptions } from './decode-types.ts';
import { RecordError } from '../rejections.ts';

/** What the sender said and what is stored. Nanoseconds since 1970 and nanoseconds, as halves. */
export interface SpanTimes {
	startLow: number;
	startHigh: number;
	durationLow: number;
	durationHigh: number;
	flags: number;
}

const TWO_32 = 4_294_967_296;
/** High half of the first nanosecond a signed 64-bit time can't hold: the year 2262. */
const HIGH_LIMIT = 0x8000_0000;
const HOUR = 3_600_000_000_000;

/** Checks a record's start against retention and clock. Milliseconds are exact enough for that. */
export class TimeRules {
	readonly #now: { readonly low: number; readonly high: number; readonly value: number };
	readonly #oldest: number;

	constructor(options: DecodeOptions) {
		this.#now = { ...halvesOf(options.nowNanos), value: Number(options.nowNanos) };
		this.#oldest = Number(options.nowNanos - options.retentionNanos);
	}

	/**
	 * Start and duration as they will be stored, out of start and end as sent.
	 * Throws RecordError `too-old`.
	 */
	span(startLow: number, startHigh: number, endLow: number, endHigh: number, notes: string[]): SpanTimes {
		const times: SpanTimes = { startLow, startHigh, durationLow: 0, durationHigh: 0, flags: 0 };
		const noStart = startLow === 0 && startHigh === 0;
		if (noStart) {
			times.startLow = this.#now.low;
			times.startHigh = this.#now.high;
			times.flags |= SPAN_FLAG.noTime;
			notes.push('sent without a start time; placed by its time of arrival');
		} else if (startHigh >= HIGH_LIMIT) {
			this.#clamp(times, startLow, startHigh, notes);
		}
		if (!noStart) this.#checkAge(startLow, startHigh, notes);
		if (endLow === 0 && endHigh === 0) {
			if (!noStart) notes.push('sent without an end time');
		} else if (!noStart) this.#setDuration(times, endLow, endHigh, startLow, startHigh, notes);
		return times;
	}

	/** Time of a log record: its own, else the observed one, else that of arrival. */
	log(
		low: number,
		high: number,
		observedLow: number,
		observedHigh: number,
		notes: string[],
	): { low: number; high: number } {
		if (low === 0 && high === 0) {
			if (observedLow === 0 && observedHigh === 0) {
				notes.push('sent without a time; placed by its time of arrival');
				return { low: this.#now.low, high: this.#now.high };
			}
			return this.log(observedLow, observedHigh, 0, 0, notes);
		}
		this.#checkAge(low, high, notes);
		if (high < HIGH_LIMIT) return { low, high };
		notes.push(`time was ${joined(low, high)}, beyond the year 2262`);
		return { low: 0xffff_ffff, high: HIGH_LIMIT - 1 };
	}

	#clamp(times: SpanTimes, low: number, high: number, notes: string[]): void {
		notes.push(`start was ${joined(low, high)}, beyond the year 2262`);
		times.startLow = 0xffff_ffff;
		times.startHigh = HIGH_LIMIT - 1;
		times.flags |= SPAN_FLAG.timeChanged;
	}

	#checkAge(low: number, high: number, notes: string[]): void {
		const value = high * TWO_32 + low;
		if (value < this.#oldest)
			throw new RecordError('too-old', `its time ${joined(low, high)} is past the retention`);
		if (value > this.#now.value + HOUR && high < HIGH_LIMIT)
			notes.push('its time is more than an hour in the future');
	}

	#setDuration(
		times: SpanTimes,
		endLow: number,
		endHigh: number,
		startLow: number,
		startHigh: number,
		notes: string[],
	): void {
		const duration = (endHigh - startHigh) * TWO_32 + (endLow - startLow);
		if (duration < 0) {
			notes.push(
				`ended before it started: start ${joined(startLow, startHigh)}, end ${joined(endLow, endHigh)}`,
			);
			times.flags |= SPAN_FLAG.timeChanged;
			return;
		}
		if (startHigh >= HIGH_LIMIT || endHigh >= HIGH_LIMIT) {
			notes.push(`end was ${joined(endLow, endHigh)}, beyond the year 2262`);
			times.flags |= SPAN_FLAG.timeChanged;
			return;
		}
		const borrow = endLow < startLow ? 1 : 0;
		times.durationLow = (endLow - startLow) >>> 0;
		times.durationHigh = endHigh - startHigh - borrow;
	}
}

export function halvesOf(value: bigint): { readonly low: number; readonly high: number } {
	return { low: Number(value & 0xffff_ffffn), high: Number((value >> 32n) & 0xffff_ffffn) };
}

function joined(low: number, high: number): bigint {
	return (BigInt(high) << 32n) | BigInt(low);
}
