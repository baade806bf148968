import type { ExportSignal } from './export-signal.ts';

/** Why records were not stored, with how many. */
export type RejectedCounts = readonly (readonly [reason: string, count: number])[];

/** What became of every record of one signal that was acknowledged. */
export interface SignalLedger {
	/** Records in acknowledged requests, each delivery counted. */
	readonly received: number;
	/** Records written to the store. The store collapses the ones that were delivered twice. */
	readonly stored: number;
	/** Sorted by reason. */
	readonly rejected: RejectedCounts;
	/** Records that lie in the inbox at this moment: counted there, not worked out from the others. */
	readonly waiting: number;
}

export type Ledger = Readonly<Record<ExportSignal, SignalLedger>>;

/** The law of conservation: received = stored + rejected + waiting. Anything but 0 is a defect. */
export function imbalance(signal: SignalLedger): number {
	return signal.received - signal.stored - rejectedSum(signal.rejected) - signal.waiting;
}

export function rejectedSum(rejected: RejectedCounts): number {
	return rejected.reduce((sum, [, count]) => sum + count, 0);
}

/** The ledger as `/ledger` gives it. */
export function ledgerJson(ledger: Ledger): string {
	return JSON.stringify(
		Object.fromEntries(
			(['spans', 'logs'] as const).map((signal) => [
				signal,
				{
					...ledger[signal],
					rejected: Object.fromEntries(ledger[signal].rejected),
					imbalance: imbalance(ledger[signal]),
				},
			]),
		),
	);
}
