import type { Call, CallEvent } from '../call.ts';
import { type Asker, reportsByLog } from '../people.ts';
import { fromApp } from './parts.ts';

/** A report of a player: an event on the call that takes it in, or, from some TVs, a log record alone. */
export function playerReport(
	asker: Asker,
	name: string,
	event: Omit<CallEvent, 'atMs'>,
	taken: Call,
	more: Call['attributes'] = {},
): Call {
	if (!reportsByLog(asker)) {
		const inner = { ...taken, attributes: { ...taken.attributes, ...more }, events: [{ ...event, atMs: 1 }] };
		return fromApp(asker, name, 'POST /v1/events', inner);
	}
	const alone = { ...event, atMs: 0, attributes: { ...event.attributes, ...more } };
	return { service: asker.app, name: event.name, at: 0, ms: 0, reports: [alone] };
}
