import type { TimeWindow } from '../../model/time.ts';
import type { RoleChange } from '../../model/role-change.ts';
import type { Source } from '../../ports/source.ts';
import type { EventStore } from '../../ports/analytics/event-store.ts';
import type { ReadOptions } from '../../ports/read-options.ts';
import type { RoleChangeLog, RoleChangeRead } from '../../ports/sources/role-change-log.ts';
import type { RoleMapping } from './mapping.ts';
import { countOf, readMapped } from './read-mapped.ts';

/** Role changes out of a log source. */
export function roleEvents(source: Source, store: EventStore, mapping: RoleMapping): RoleChangeLog {
	const { fields } = mapping;
	const kinds = new Map(Object.entries(mapping.kinds));
	const read = async (
		field: string,
		values: readonly string[],
		range: TimeWindow,
		limit: number,
		options: ReadOptions,
	): Promise<RoleChangeRead> => {
		const found = await readMapped(
			store,
			mapping,
			{ field, values, range, limit },
			options,
			(get, { time }): RoleChange | undefined => {
				const kind = kinds.get(get(fields.kind));
				if (!kind) return undefined;
				const userId = get(fields.user);
				return {
					id: get(fields.id) || `${userId} ${time} ${kind}`,
					time,
					userId,
					kind,
					role: get(fields.role),
					was: get(fields.was),
					is: get(fields.is),
					changedBy: get(fields.changedBy),
					batchId: get(fields.batchId),
					batchSize: countOf(get(fields.batchSize)),
					source: source.name,
				};
			},
		);
		return { changes: found.mapped, total: found.total };
	};
	return {
		...source,
		changes: (userIds, range, limit, options) => read(fields.user, userIds, range, limit, options),
		batch: (batchId, range, limit, options) =>
			fields.batchId === ''
				? Promise.resolve({ changes: [], total: 0 })
				: read(fields.batchId, [batchId], range, limit, options),
	};
}
