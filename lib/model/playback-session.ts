import type { TraceId } from './ids.ts';
import type { UnixNanos } from './time.ts';

/**
 * What one request says about a member's playing of a title, or one event that a player reported without a request.
 * Texts are empty where it does not say.
 */
export interface PlaybackSignal {
	/** Of an event without a request: the ID that it was given (`lib/wire/otlp/event-id.ts`). */
	readonly traceId: TraceId;
	/** `session.id`. */
	readonly session: string;
	readonly member: string;
	readonly device: string;
	readonly deviceModel: string;
	readonly asset: string;
	readonly title: string;
	/** Name of the request's root: what the app wanted; of an event its name. */
	readonly name: string;
	/** First moment by the device's clock; undefined where no device reported. */
	readonly deviceTime: UnixNanos | undefined;
	/** First moment by the clock of a server; undefined where none took part. */
	readonly serverTime: UnixNanos | undefined;
	/** First moment of its events that came as log records, by the clock of whoever wrote them; else undefined. */
	readonly eventTime: UnixNanos | undefined;
	/** Last end of the request by whichever clock. */
	readonly end: UnixNanos;
	/** Playing began, or ended, with this request. */
	readonly starts: boolean;
	readonly stops: boolean;
	readonly failed: boolean;
}

/** A signal with its time as our clocks have it. */
export interface TimedSignal extends PlaybackSignal {
	readonly time: UnixNanos;
}

/** The requests of one member playing one title on one device, from its start to its stop. */
export interface PlaybackSession {
	/** Its address: `session.id`, or the trace ID of its first request after `t-`. */
	readonly id: string;
	readonly member: string;
	readonly device: string;
	readonly deviceModel: string;
	readonly asset: string;
	readonly title: string;
	readonly start: UnixNanos;
	readonly end: UnixNanos;
	readonly startSeen: boolean;
	readonly stopSeen: boolean;
	/** Neither stopped nor silent for long: more may come. */
	readonly running: boolean;
	/** By time; at least one. */
	readonly signals: readonly TimedSignal[];
}
