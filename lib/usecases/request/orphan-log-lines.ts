import type { LogRecord } from '../../model/log-record.ts';
import { EVENT_NAME } from '../../logs/records-of.ts';
import { eventName } from '../../sessions/player-events.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { Missing } from '../../api/missing.ts';
import { canonical } from '../../columns/canonical.ts';
import { shownText } from '../../redact/personal.ts';

const MAX_LINES = 50;

/** Log lines of an ID that no span has, by time; what belongs to a person is hidden. */
export function orphanLogLines(records: readonly LogRecord[]): Missing['lines'] {
	return records
		.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
		.slice(0, MAX_LINES)
		.map((record) => ({
			time: isoNanos(record.time),
			service: record.service,
			event: eventName(record) ?? '',
			message: record.message,
			attributes: Object.fromEntries(
				[...record.attributes]
					.filter(([key]) => key !== EVENT_NAME)
					.map(([key, value]) => [key, shownText(key, canonical(value).text)]),
			),
		}));
}
