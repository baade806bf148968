import type { Metadata } from 'next';
import { Panel } from '../../components/base/panel.tsx';
import { LedgerTable, RejectedReasons } from '../../components/ledger/ledger-table.tsx';
import { askingFor } from '../_server/page.ts';
import { readLedger } from './read-ledger.ts';

export const metadata: Metadata = { title: 'Ledger' };

/** Nothing disappears: received = stored + rejected + waiting. */
export default async function LedgerPage() {
	await askingFor('read requests');
	const ledger = await readLedger();
	return (
		<div className="page narrow">
			<h1>What became of every record</h1>
			<p className="lead">
				Received = stored + rejected + waiting. A record that was acknowledged is in one of the three.
			</p>
			{'failed' in ledger ? (
				<p role="alert">
					The collector could not be asked: {ledger.failed}. Requests already stored can be opened as usual.
				</p>
			) : (
				<>
					<Panel title="Since the inbox was made">
						<LedgerTable ledger={ledger} />
					</Panel>
					<Panel title="Rejected">
						<RejectedReasons ledger={ledger} />
					</Panel>
				</>
			)}
		</div>
	);
}
