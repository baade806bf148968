import type { HandOff } from '../../model/hand-off.ts';
import type { TraceId } from '../../model/ids.ts';

/** Who was told of what, so that nobody is told twice. Empty: nobody was. Broken: SourceError. */
export interface HandOffLog {
	readonly name: string;
	record(handOff: HandOff): Promise<void>;
	/** Newest first, at most `limit`. */
	ofTrace(traceId: TraceId, limit: number): Promise<readonly HandOff[]>;
	/** Of all requests, newest first, at most `limit`; each request and receiver once. */
	latest(limit: number): Promise<readonly HandOff[]>;
}
