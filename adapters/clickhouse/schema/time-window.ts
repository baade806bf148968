import type { TimeWindow } from '../../../lib/model/time.ts';
import { HOUR_OF_START } from './schema.ts';

/** Start within `{from}` and `{to}`, by the hours of the primary key first. */
export const IN_WINDOW = `${HOUR_OF_START} BETWEEN intDiv({from:UInt64}, 3600000000000) AND intDiv({to:UInt64}, 3600000000000)
	AND toUnixTimestamp64Nano(start_time) >= {from:UInt64} AND toUnixTimestamp64Nano(start_time) < {to:UInt64}`;

/** Calls that a service answers: kinds server and consumer. */
export const ANSWERED = 'kind IN (2, 5)';

export function windowValues({ from, to }: TimeWindow) {
	return { from: String(from), to: String(to) };
}
