import { z } from 'zod';
import { NANOS_PER_MILLI, type Nanos, NANOS_PER_SECOND } from '../model/time.ts';
import { parseTime } from './iso-time.ts';

const UNITS: ReadonlyMap<string, number> = new Map([
	['ns', 1],
	['us', 1_000],
	['µs', 1_000],
	['ms', NANOS_PER_MILLI],
	['', NANOS_PER_MILLI],
	['s', NANOS_PER_SECOND],
	['m', 60 * NANOS_PER_SECOND],
	['min', 60 * NANOS_PER_SECOND],
	['h', 3_600 * NANOS_PER_SECOND],
]);

/** A length of time out of an address: `250ms`, `2s`, `1.5 min`; a bare number is milliseconds. */
export function parseDuration(text: string): Nanos | undefined {
	const found = /^(\d{1,12}(?:\.\d{1,9})?)\s?([a-zµ]{0,3})$/i.exec(text.trim());
	const unit = UNITS.get(found?.[2]?.toLowerCase() ?? '');
	return found && unit !== undefined ? Math.round(Number(found[1]) * unit) : undefined;
}

const duration = z.string().transform((text, context): Nanos => {
	const nanos = parseDuration(text);
	if (nanos !== undefined) return nanos;
	context.addIssue('write a length of time such as 250ms or 2s');
	return z.NEVER;
});

const time = z.string().transform((text, context) => {
	const found = parseTime(text);
	if (found !== undefined) return found;
	context.addIssue('write a time as ISO 8601 or in milliseconds since 1970');
	return z.NEVER;
});

/** Parameters of `/api/search`. Every one narrows. */
export const searchQuerySchema = z.object({
	/** Anything: IDs, `key=value`, a log line, words. */
	q: z.string().max(16_384).optional(),
	service: z.string().max(1_000).optional(),
	operation: z.string().max(1_000).optional(),
	status: z.enum(['error', 'ok']).optional(),
	minDuration: duration.optional(),
	maxDuration: duration.optional(),
	/** Start of the request, from here on. Default: all that is kept. */
	from: time.optional(),
	/** Start of the request, before this. Default: now. */
	to: time.optional(),
	limit: z.coerce.number().int().min(1).max(1_000).default(50),
	cursor: z.string().max(200).optional(),
});
export type SearchQuery = z.output<typeof searchQuerySchema>;
