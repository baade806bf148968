import type { TimeWindow } from '../../../lib/model/time.ts';
import type { ReadOptions } from '../../../lib/ports/read-options.ts';
import type { Client } from '../client/client.ts';
import { IN_WINDOW, windowValues } from '../schema/time-window.ts';

/** Runs of neighbouring IDs that a sample is taken from: a kind of ID that one request in sixteen has is never left out. */
const RUNS = 16;

/** Whole requests out of a window. */
export interface Sample {
	/** One request of so many is in it; 1 means all of them. */
	readonly oneOf: number;
	/** Condition on `spans`, with the window's `{from}` and `{to}`. */
	readonly where: string;
}

/**
 * Requests of a window, about `most` spans of them. Spans lie by trace ID, so runs of neighbouring IDs, spread evenly
 * over those of the requests that began in it, are read without touching the rest; a choice by hash would have to
 * read everything.
 *
 *     IDs in order  ├─▇▇──────┼─▇▇──────┼─▇▇──────┤     ▇ read
 */
export async function sampleRequests(
	client: Client,
	window: TimeWindow,
	most: number,
	options: ReadOptions,
): Promise<Sample> {
	const values = windowValues(window);
	const [row] = await client.rows<{ requests: string; spans: number | null }>(
		`SELECT countIf(${BEGAN}) AS requests,
			requests / count() * (SELECT sum(calls) FROM operations WHERE intDiv(toInt64(toUnixTimestamp(hour)), 3600) ${HOURS}) AS spans
		FROM traces WHERE hour ${HOURS}`,
		values,
		options,
	);
	const requests = Number(row?.requests ?? 0);
	const oneOf = Math.floor(Math.min(Math.ceil((row?.spans ?? 0) / most), requests / RUNS));
	if (oneOf <= 1) return { oneOf: 1, where: IN_WINDOW };
	const [found] = await client.rows<{ ids: readonly string[] }>(
		`SELECT arrayMap(id -> leftPad(lower(hex(id)), 32, '0'), quantilesExact(${endsOfRuns(oneOf).join(', ')})(reinterpretAsUInt128(reverse(trace_id)))) AS ids
		FROM traces WHERE hour ${HOURS} AND ${BEGAN}`,
		values,
		options,
	);
	const runs = (found?.ids ?? []).flatMap((first, i, ids) =>
		i % 2 === 0 ? inRun(first, ids[i + 1] ?? first) : [],
	);
	return { oneOf, where: `${IN_WINDOW} AND (${runs.join(' OR ')})` };
}

const HOURS = 'BETWEEN intDiv({from:UInt64}, 3600000000000) AND intDiv({to:UInt64}, 3600000000000)';
const BEGAN =
	'toUnixTimestamp64Nano(start_time) >= {from:UInt64} AND toUnixTimestamp64Nano(start_time) < {to:UInt64}';

/** Where runs that hold one ID of so many begin and end, as shares of the IDs in order. */
function endsOfRuns(oneOf: number): readonly number[] {
	const half = 1 / (2 * oneOf);
	return Array.from({ length: RUNS }, (_, run) => run + 0.5).flatMap((middle) => [
		(middle - half) / RUNS,
		(middle + half) / RUNS,
	]);
}

/** The store wrote these digits itself. */
function inRun(first: string, end: string): string {
	return `trace_id >= toFixedString(unhex('${first}'), 16) AND trace_id < toFixedString(unhex('${end}'), 16)`;
}
