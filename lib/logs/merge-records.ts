import type { LogRecord } from '../model/log-record.ts';

/**
 * Lines of several stores, each line once: what a second store gives that the first gave too (same millisecond, service,
 * span and words) is the same line, and names both. A line that one store holds twice was written twice.
 */
export function mergeRecords(reads: readonly (readonly LogRecord[])[]): readonly LogRecord[] {
	const given = reads.filter(({ length }) => length > 0);
	if (given.length <= 1) return given[0] ?? [];
	const merged: LogRecord[] = [];
	const places = new Map<string, number[]>();
	for (const records of given) {
		/** How many of a store's own lines of one key were matched so far. */
		const matched = new Map<string, number>();
		const added: [key: string, place: number][] = [];
		for (const record of records) {
			const key = keyOf(record);
			const turn = matched.get(key) ?? 0;
			matched.set(key, turn + 1);
			const place = places.get(key)?.[turn];
			const known = place === undefined ? undefined : merged[place];
			if (place !== undefined && known) merged[place] = { ...known, source: both(known, record) };
			else added.push([key, merged.push(record) - 1]);
		}
		for (const [key, place] of added) {
			const list = places.get(key);
			if (list) list.push(place);
			else places.set(key, [place]);
		}
	}
	return merged;
}

function keyOf({ time, service, spanId, body }: LogRecord): string {
	return `${time / 1_000_000n} ${spanId ?? ''} ${service}\0${body.trim()}`;
}

function both(known: LogRecord, { source }: LogRecord): string {
	return known.source.split(', ').includes(source) ? known.source : `${known.source}, ${source}`;
}
