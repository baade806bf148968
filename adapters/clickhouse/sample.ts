import type { ReadOptions } from '../../lib/ports/read-options.ts';
import type { Window } from '../../lib/ports/service-source.ts';
import type { Client } from './client.ts';
import { IN_WINDOW, windowValues } from './window.ts';

/** Runs of neighbouring IDs that a sample is taken from: a kind of ID that one request in sixteen has is never left out. */
const RUNS = 16;

/** Whole requests out of a window. */
export interface Sample {
	/** One request of so many is in it; 1 means all of them. */
	readonly oneOf: number;
	/** Condition on `spans`, with the window's `{from}` and `{to}`. */
	readonly where: string;
}

interface Run {
	readonly first: string;
	readonly last: string;
}

/**
 * Requests of a window, about `most` spans of them. Spans lie by trace ID, so runs of neighbouring IDs, spread evenly
 * over all there are, are read without touching the rest; a choice by hash would have to read everything.
 *
 *     IDs in order  ├─▇▇──────┼─▇▇──────┼─▇▇──────┤     ▇ read
 */
export async function sampleRequests(
	client: Client,
	window: Window,
	most: number,
	options: ReadOptions,
): Promise<Sample> {
	const values = windowValues(window);
	const [row] = await client.rows<{ spans: string }>(
		`SELECT count() AS spans FROM spans WHERE ${IN_WINDOW}`,
		values,
		options,
	);
	const oneOf = Math.max(1, Math.ceil(Number(row?.spans ?? 0) / most));
	if (oneOf === 1) return { oneOf, where: IN_WINDOW };
	const runs = await client.rows<Run>(
		`WITH (SELECT uniqExact(trace_id) FROM traces WHERE ${HOURS}) AS requests
		SELECT lower(hex(min(id))) AS first, lower(hex(max(id))) AS last FROM (
			SELECT trace_id AS id, intDiv((row_number() OVER (ORDER BY trace_id) - 1) * ${RUNS} * {oneOf:UInt32}, requests) AS run
			FROM (SELECT DISTINCT trace_id FROM traces WHERE ${HOURS}))
		GROUP BY run HAVING run % {oneOf:UInt32} = intDiv({oneOf:UInt32}, 2) ORDER BY run LIMIT ${RUNS}`,
		{ ...values, oneOf },
		options,
	);
	if (runs.length === 0) return { oneOf: 1, where: IN_WINDOW };
	return { oneOf, where: `${IN_WINDOW} AND (${runs.map(inRun).join(' OR ')})` };
}

const HOURS = 'hour BETWEEN intDiv({from:UInt64}, 3600000000000) AND intDiv({to:UInt64}, 3600000000000)';

/** The store wrote these digits itself. */
function inRun({ first, last }: Run): string {
	return `trace_id BETWEEN toFixedString(unhex('${first}'), 16) AND toFixedString(unhex('${last}'), 16)`;
}
