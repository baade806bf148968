import type { SpanTable } from '../../../lib/model/trace.ts';
import { decodeSpanColumns } from '../../../lib/api/span-columns/decode.ts';

/** Reads the spans of a request in columns. Runs in a worker, and on the page where there is none. */
export async function readSpans(address: string, signal?: AbortSignal): Promise<SpanTable> {
	const answer = await fetch(address, signal ? { signal } : {});
	if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
	return decodeSpanColumns(new Uint8Array(await answer.arrayBuffer()));
}
