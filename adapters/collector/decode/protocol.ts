import type { ExportSignal } from '../../../lib/model/export-signal.ts';
import type { WireEncoding, WireFormat } from '../http/negotiate.ts';
import type { RejectedCounts } from '../../../lib/model/ledger.ts';

/** One request's body, as it came. */
export interface DecodeJob {
	readonly protocol: 'otlp-traces' | 'otlp-logs' | 'zipkin';
	readonly format: WireFormat;
	readonly encoding: WireEncoding;
	/** Its buffer is handed over to the worker. */
	readonly body: Uint8Array<ArrayBuffer>;
	/** Most bytes it may have after inflating. */
	readonly limitBytes: number;
}

/** What the worker spent, in milliseconds, by stage. */
export interface DecodeTimes {
	readonly inflate: number;
	readonly decode: number;
	readonly redact: number;
	readonly encode: number;
	readonly compress: number;
}

/** Records that can be stored, packed for the inbox, and what was turned down. */
export interface Decoded {
	readonly ok: true;
	readonly signal: ExportSignal;
	readonly rows: number;
	/** Undefined when no record was accepted. */
	readonly payload: Uint8Array<ArrayBuffer> | undefined;
	/** Bytes of the payload once it is unpacked. */
	readonly rawBytes: number;
	readonly rejected: RejectedCounts;
	/** For the sender: names the first bad record, or tells what was odd. Empty when all is well. */
	readonly message: string;
	/** Values masked, by kind of secret. */
	readonly redacted: RejectedCounts;
	readonly times: DecodeTimes;
}

/** Nothing of the body can be used. */
export interface Undecodable {
	readonly ok: false;
	readonly status: 400 | 413;
	readonly reason: string;
	readonly message: string;
}

/** Reason of a body that takes longer than it may: sent again it would take as long again. */
export const TOO_SLOW = 'too-slow';

export type DecodeAnswer = Decoded | Undecodable;

/** The same for every job of a thread. */
export interface DecodeThreadSettings {
	readonly retentionDays: number;
	/** Module of the codec that writes what is stored. */
	readonly codecModule: string;
}

/** `ready` once, when the thread can take jobs. */
export type DecodeThreadMessage = 'ready' | { readonly id: number; readonly answer: DecodeAnswer };
