import { STATUS } from '../../model/span-kind.ts';
import type { SpanColumns } from '../../model/trace.ts';

/** From this many siblings of one service and operation on, they stand in one row. */
const REPEATS = 5;
/** The slowest of a group stands alone from this multiple of its median on. */
const OUTLIER = 3;

/** Siblings that belong in one ×n row, by the group's first row; and the rows that are in a group. */
export interface SiblingGroups {
	readonly byFirst: ReadonlyMap<number, readonly number[]>;
	readonly grouped: ReadonlySet<number>;
}

const NONE: SiblingGroups = { byFirst: new Map(), grouped: new Set() };

/**
 * Groups of at least five siblings of the same service and operation. A member that failed, holds a failure
 * (`alone`) or took more than three times the median stays out.
 */
export function siblingGroups(
	table: SpanColumns,
	siblings: readonly number[],
	alone: (row: number) => boolean,
): SiblingGroups {
	if (siblings.length < REPEATS) return NONE;
	const byName = new Map<number, number[]>();
	for (const row of siblings) {
		const key = (table.services.codes[row] ?? 0) * table.names.values.length + (table.names.codes[row] ?? 0);
		const group = byName.get(key);
		if (group) group.push(row);
		else byName.set(key, [row]);
	}
	const byFirst = new Map<number, readonly number[]>();
	const grouped = new Set<number>();
	for (const group of byName.values()) {
		if (group.length < REPEATS) continue;
		const lengths = Float64Array.from(group, (row) => table.durations[row] ?? 0).sort();
		const limit = (lengths[lengths.length >> 1] ?? 0) * OUTLIER;
		const slowest = lengths[lengths.length - 1] ?? 0;
		const members = group.filter((row) => {
			const outlier = slowest > limit && limit > 0 && table.durations[row] === slowest;
			return !outlier && !alone(row) && table.statusCodes[row] !== STATUS.error;
		});
		const first = members[0];
		if (first === undefined || members.length < REPEATS) continue;
		byFirst.set(first, members);
		for (const row of members) grouped.add(row);
	}
	return { byFirst, grouped };
}
