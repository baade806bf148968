import { type LedgerJson, ledgerSchema } from '../../lib/api/ledger.ts';
import { site } from '../_server/site.ts';

const DEADLINE_MS = 3000;

/** The collector's ledger, or why it could not be read. */
export async function readLedger(): Promise<LedgerJson | { readonly failed: string }> {
	try {
		const answer = await fetch(new URL('/ledger', site().addresses.collector), {
			cache: 'no-store',
			signal: AbortSignal.timeout(DEADLINE_MS),
		});
		if (!answer.ok) return { failed: `it answered ${answer.status}` };
		return ledgerSchema.parse(await answer.json());
	} catch (error) {
		return { failed: error instanceof Error ? error.message : String(error) };
	}
}
