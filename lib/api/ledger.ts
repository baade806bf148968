import { z } from 'zod';

/** What became of every record of one signal: received = stored + rejected + waiting. */
export const signalLedgerSchema = z.object({
	received: z.number(),
	stored: z.number(),
	/** Count by reason. */
	rejected: z.record(z.string(), z.number()),
	waiting: z.number(),
	/** What the three leave over; anything but 0 is a defect. */
	imbalance: z.number(),
});

/** `/ledger` of the collector. */
export const ledgerSchema = z.object({ spans: signalLedgerSchema, logs: signalLedgerSchema });
export type LedgerJson = z.infer<typeof ledgerSchema>;
