import type { Decoded } from '../decode/protocol.ts';
import { rejectedSum } from '../../../lib/model/ledger.ts';
import type { WireFormat } from './negotiate.ts';
import { type Field, protobuf } from './protobuf.ts';
import type { Refusal, RefusalStatus } from './refusal.ts';

/** google.rpc.Code. */
const CODE: Readonly<Record<RefusalStatus, number>> = {
	400: 3, // INVALID_ARGUMENT
	404: 5, // NOT_FOUND
	405: 12, // UNIMPLEMENTED
	413: 8, // RESOURCE_EXHAUSTED
	415: 3,
	429: 8,
	503: 14, // UNAVAILABLE
};

/** Name of the count of rejected records, by signal. */
const REJECTED = {
	traces: 'rejectedSpans',
	logs: 'rejectedLogRecords',
	metrics: 'rejectedDataPoints',
} as const;

/**
 * Body of a 200: an Export…ServiceResponse. `partial_success` is set only when records were rejected or
 * there is something the sender should know; rejected 0 with a message is a warning.
 */
export function exportBody(
	format: WireFormat,
	signal: keyof typeof REJECTED,
	{ rejected, message }: Pick<Decoded, 'rejected' | 'message'>,
): Uint8Array | string {
	const count = rejectedSum(rejected);
	const hasNews = count > 0 || message !== '';
	if (format === 'protobuf') {
		const counted: Field[] = count > 0 ? [[1, count]] : [];
		return protobuf(hasNews ? [[1, [...counted, [2, message]]]] : []);
	}
	return JSON.stringify(
		hasNews ? { partialSuccess: { [REJECTED[signal]]: String(count), errorMessage: message } } : {},
	);
}

/** Body of a refusal: a google.rpc.Status. */
export function statusBody(format: WireFormat, { status, message }: Refusal): Uint8Array | string {
	const code = CODE[status];
	return format === 'json'
		? JSON.stringify({ code, message })
		: protobuf([
				[1, code],
				[2, message],
			]);
}
