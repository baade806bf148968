import type { LogBatch } from '../../model/log-batch.ts';
import type { SpanBatch } from '../../model/span-batch.ts';

export interface DecodeOptions {
	/** Time of arrival, nanoseconds since 1970. */
	readonly nowNanos: bigint;
	/** Records that started longer ago are rejected as `too-old`: the store would expire them at once. */
	readonly retentionNanos: bigint;
}

/** Why a record was turned down. Counted by reason in the ledger. */
export type RejectReason = 'bad-trace-id' | 'bad-span-id' | 'malformed' | 'too-old' | 'not-read';

/** Equal reasons are counted together; `message` names the first record of its kind. */
export interface Rejection {
	readonly reason: RejectReason;
	readonly count: number;
	readonly message: string;
}

export interface Decoded<Batch> {
	readonly ok: true;
	readonly batch: Batch;
	readonly rejections: readonly Rejection[];
	readonly rejectedCount: number;
	/** Things accepted that a sender should know, such as enum names instead of numbers. */
	readonly warnings: readonly string[];
}

/** Nothing at all could be decoded: the sender gets 400. */
export interface Undecodable {
	readonly ok: false;
	readonly message: string;
}

export type DecodeResult<Batch> = Decoded<Batch> | Undecodable;
export type SpanDecodeResult = DecodeResult<SpanBatch>;
export type LogDecodeResult = DecodeResult<LogBatch>;
