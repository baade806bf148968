import type { TraceId } from './ids.ts';
import type { UnixNanos } from './time.ts';

/** Ways a hand-off can go. */
export const HAND_OFF_WAYS = ['copied', 'mail', 'slack', 'webhook', 'paged'] as const;
export type HandOffWay = (typeof HAND_OFF_WAYS)[number];

/** That a request was handed to the people who can fix it. */
export interface HandOff {
	readonly traceId: TraceId;
	readonly at: UnixNanos;
	readonly way: HandOffWay;
	/** Team or service it went to. */
	readonly to: string;
	readonly text: string;
}
