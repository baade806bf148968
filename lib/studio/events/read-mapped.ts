import type { TimeWindow } from '../../model/time.ts';
import type { LogRecord } from '../../model/log-record.ts';
import type { EventStore } from '../../ports/analytics/event-store.ts';
import type { ReadOptions } from '../../ports/read-options.ts';
import { fieldReader } from './field-of.ts';

/** What every mapping says about where its events stand. */
interface Marks {
	readonly services: readonly string[];
	readonly eventField: string;
	readonly event: string;
}

interface Wanted {
	/** Field whose value must be one of `values`. */
	readonly field: string;
	readonly values: readonly string[];
	readonly range: TimeWindow;
	readonly limit: number;
}

/**
 * Events of a log source that are really about those asked for, mapped, newest first.
 * What the mapping can't read (another event, an unknown word) is left out.
 */
export async function readMapped<T>(
	store: EventStore,
	marks: Marks,
	{ field, values, range, limit }: Wanted,
	options: ReadOptions,
	map: (field: (name: string) => string, record: LogRecord) => T | undefined,
): Promise<{ readonly mapped: readonly T[]; readonly total: number }> {
	const { services, event, eventField } = marks;
	const read = await store.readEvents({ services, word: event, values, range }, limit, options);
	const wanted = new Set(values);
	const mapped = read.records.flatMap((record) => {
		const fields = fieldReader(record);
		if (fields(eventField) !== event || !wanted.has(fields(field))) return [];
		const found = map(fields, record);
		return found === undefined ? [] : [found];
	});
	return { mapped, total: mapped.length + Math.max(0, read.total - read.records.length) };
}

/** A moment written as ISO 8601 or as seconds or milliseconds since 1970. */
export function millisOf(text: string): number | undefined {
	const number = Number(text);
	if (text !== '' && Number.isFinite(number)) return number < 1e11 ? number * 1000 : number;
	const parsed = Date.parse(text);
	return Number.isNaN(parsed) ? undefined : parsed;
}

export function countOf(text: string): number {
	const count = Number.parseInt(text, 10);
	return count > 0 ? count : 1;
}
