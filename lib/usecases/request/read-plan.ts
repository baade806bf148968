import type { LogHint, LogStore } from '../../ports/sources/log-store.ts';
import type { TimeWindow } from '../../model/time.ts';
import { usedValues } from '../../model/columns.ts';
import { unixNanos } from '../../model/time.ts';
import type { SpanBatch } from '../../model/span-batch.ts';

/** Lines are written a little before and after the spans that they belong to, and clocks differ. */
const SLACK_NANOS = 300_000_000_000n;
/** Services and hosts of a request that a store is asked about. */
const MAX_NAMES = 200;

/** Without a known time a store looks at all it has. */
export const NO_HINT: LogHint = {
	window: { from: unixNanos(0n), to: unixNanos(2n ** 63n - 1n) },
	services: [],
	hosts: [],
};

/** Log stores by when they can be asked: at once by the trace ID alone, or once the request's spans are known. */
export function planLogReads(stores: readonly LogStore[]): {
	readonly first: readonly LogStore[];
	readonly later: readonly LogStore[];
} {
	const waits = ({ capabilities: { needsWindow, needsServices } }: LogStore) =>
		needsWindow === true || needsServices === true;
	return { first: stores.filter((store) => !waits(store)), later: stores.filter(waits) };
}

/** When a request ran, by which services on which hosts. Undefined where nothing of it is known. */
export function hintOf(batch: SpanBatch): LogHint | undefined {
	if (batch.length === 0) return undefined;
	const hosts = batch.resources.values.flatMap(({ attributes }) =>
		attributes.flatMap(([key, text]) => (key === 'host.name' && text !== '' ? [text] : [])),
	);
	return {
		window: windowOf(batch),
		services: usedValues(batch.services).slice(0, MAX_NAMES),
		hosts: [...new Set(hosts)].slice(0, MAX_NAMES),
	};
}

function windowOf({ length, startTimes, durations }: SpanBatch): TimeWindow {
	let from = startTimes[0] ?? 0n;
	let to = from;
	for (let row = 0; row < length; row++) {
		const start = startTimes[row] ?? 0n;
		const end = start + (durations[row] ?? 0n);
		if (start < from) from = start;
		if (end > to) to = end;
	}
	const before = from > SLACK_NANOS ? from - SLACK_NANOS : 0n;
	return { from: unixNanos(before), to: unixNanos(to + SLACK_NANOS + 1n) };
}
