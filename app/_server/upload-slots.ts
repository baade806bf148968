import { SourceError } from '../../lib/model/source-error.ts';

/** Files that are being sent and read at once: each may hold as much memory as the largest file. */
const MAX_UPLOADS = 4;

/** Modules are loaded once per bundle; the global object is not. */
const place: typeof globalThis & { dupinUploads?: { count: number } } = globalThis;

/** Does something with a file while few others are. Rejects with SourceError `limit`: it may be sent again. */
export async function withUploadSlot<T>(work: () => Promise<T>): Promise<T> {
	place.dupinUploads ??= { count: 0 };
	const held = place.dupinUploads;
	if (held.count >= MAX_UPLOADS)
		throw new SourceError('files', 'limit', 'too many files are being opened at once, try again in a moment');
	held.count++;
	try {
		return await work();
	} finally {
		held.count--;
	}
}
