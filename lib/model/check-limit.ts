import { SourceError } from './source-error.ts';

/** Throws `bad-argument` in the name of a source unless the limit is a whole number from 1 to `most`. */
export function checkLimit(source: string, limit: number, most: number = Number.MAX_SAFE_INTEGER): void {
	if (Number.isSafeInteger(limit) && limit >= 1 && limit <= most) return;
	const range = most === Number.MAX_SAFE_INTEGER ? 'a whole number above 0' : `1 to ${most}`;
	throw new SourceError(source, 'bad-argument', `limit must be ${range}`);
}
