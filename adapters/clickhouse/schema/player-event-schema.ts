import { EVENT_ID_PREFIX } from '../../../lib/logs/event-id.ts';
import { playerEvents } from '../../../lib/sessions/player-events.ts';
import type { SessionWords } from '../../../lib/sessions/session-words.ts';
import { attributeOf, isOneOf, NO_TIME } from './session-schema.ts';

const VIEW = 'session_requests_of_logs';
const COLUMNS =
	'day, member, trace_id, session, device, model, asset, title, name, device_time, server_time, event_time, end_time, starts, stops, failed';
/** It names no request: nothing else will say whose it is. */
const ALONE = `startsWith(logs.trace_id, unhex('${EVENT_ID_PREFIX}'))`;
const TIME = 'toUInt64(toUnixTimestamp64Nano(logs.time))';

/**
 * Events of players that come as log records, in the table that spans make. A record within a request is one more
 * piece of its row, even where it names nobody itself; one without stands under the ID that it was given on arrival.
 * Other log lines cost a look at their event name, which is empty.
 */
export function playerEventSchema(words: SessionWords): readonly string[] {
	return [
		`ALTER TABLE session_requests ADD COLUMN IF NOT EXISTS
			event_time SimpleAggregateFunction(min, UInt64) DEFAULT ${NO_TIME} CODEC(Delta, ZSTD(1)) AFTER server_time`,
		`CREATE MATERIALIZED VIEW IF NOT EXISTS ${VIEW} TO session_requests AS ${viewQuery(words)}`,
		// Those stored before; what comes twice merges.
		`INSERT INTO session_requests (${COLUMNS}) ${viewQuery(words)}`,
	];
}

/** Records that come in from now on are read by these words. */
export function playerEventViewChange(words: SessionWords): string {
	return `ALTER TABLE ${VIEW} MODIFY QUERY ${viewQuery(words)}`;
}

function viewQuery(words: SessionWords): string {
	const is = (names: readonly string[]) => isOneOf('event_name', names);
	return `SELECT toUInt16(least(intDiv(${TIME}, 86400000000000), 65535)) AS day, ${attributeOf(words.member)} AS member,
			logs.trace_id AS trace_id, ${attributeOf(words.session)} AS session, ${attributeOf(words.device)} AS device,
			${attributeOf(words.deviceModel)} AS model, ${attributeOf(words.asset)} AS asset, ${attributeOf(words.title)} AS title,
			if(${ALONE}, toString(event_name), '') AS name,
			${NO_TIME} AS device_time, ${NO_TIME} AS server_time, ${TIME} AS event_time, ${TIME} AS end_time,
			${is(words.startEvents)} AS starts, ${is(words.stopEvents)} AS stops,
			toUInt8(${is(words.errorEvents)} OR severity_number >= 17) AS failed
		FROM logs WHERE event_name != '' AND logs.trace_id != toFixedString('', 16)
			AND (${is(playerEvents(words))} OR ${attributeOf(words.session)} != '')
			AND (NOT ${ALONE} OR ${attributeOf(words.session)} != '' OR ${attributeOf(words.member)} != '')`;
}
