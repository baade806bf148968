import type { Source } from '../../ports/source.ts';
import type { EventStore } from '../../ports/analytics/event-store.ts';
import type { RefusalLog } from '../../ports/sources/refusal-log.ts';
import type { RefusalMapping } from './mapping.ts';
import { readMapped } from './read-mapped.ts';

/** Refusals out of a log source. */
export function refusalEvents(source: Source, store: EventStore, mapping: RefusalMapping): RefusalLog {
	const { fields } = mapping;
	return {
		...source,
		refusals: async (userIds, range, limit, options) => {
			const wanted = { field: fields.user, values: userIds, range, limit };
			const read = await readMapped(store, mapping, wanted, options, (field, record) => ({
				time: record.time,
				userId: field(fields.user),
				app: field(fields.app) || record.service,
				project: field(fields.project),
				neededRole: field(fields.role),
				traceId: record.traceId,
				source: source.name,
			}));
			return { refusals: read.mapped, total: read.total };
		},
	};
}
