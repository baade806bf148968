import type { LoginEvent } from '../../model/login-event.ts';
import { fromMillis } from '../../model/time.ts';
import type { Source } from '../../ports/source.ts';
import type { EventStore } from '../../ports/analytics/event-store.ts';
import type { LoginHistory } from '../../ports/sources/login-history.ts';
import type { LoginMapping } from './mapping.ts';
import { countOf, millisOf, readMapped } from './read-mapped.ts';

/** Sign-ins out of a log source. */
export function loginEvents(source: Source, store: EventStore, mapping: LoginMapping): LoginHistory {
	const { fields, outcomes } = mapping;
	const known = new Map(Object.entries(outcomes));
	return {
		...source,
		logins: async (userIds, range, limit, options) => {
			const wanted = { field: fields.user, values: userIds, range, limit };
			const read = await readMapped(store, mapping, wanted, options, (field, { time, traceId }) => {
				const outcome = known.get(field(fields.outcome));
				const until = millisOf(field(fields.lockedUntil));
				if (!outcome) return undefined;
				return {
					time,
					userId: field(fields.user),
					outcome,
					attempts: countOf(field(fields.attempts)),
					lockedUntil: until === undefined ? undefined : fromMillis(until),
					place: field(fields.place),
					device: field(fields.device),
					traceId,
					source: source.name,
				} satisfies LoginEvent;
			});
			return { events: read.mapped, total: read.total };
		},
	};
}
