import type { LedgerJson } from '../../lib/api/ledger.ts';
import { formatCount } from '../../lib/format/count.ts';

const SIGNALS = [
	['spans', 'Spans'],
	['logs', 'Log records'],
] as const;

/** Every record that was acknowledged, and what became of it. */
export function LedgerTable({ ledger }: { readonly ledger: LedgerJson }) {
	return (
		<table>
			<caption className="sr">Records received, stored, rejected and waiting</caption>
			<thead>
				<tr>
					<th>Signal</th>
					<th className="num">Received</th>
					<th className="num">Stored</th>
					<th className="num">Rejected</th>
					<th className="num">Waiting</th>
					<th>Adds up</th>
				</tr>
			</thead>
			<tbody>
				{SIGNALS.map(([signal, words]) => {
					const row = ledger[signal];
					const rejected = Object.values(row.rejected).reduce((sum, count) => sum + count, 0);
					return (
						<tr key={signal}>
							<th scope="row">{words}</th>
							<td className="num">{formatCount(row.received)}</td>
							<td className="num">{formatCount(row.stored)}</td>
							<td className="num">{formatCount(rejected)}</td>
							<td className="num">{formatCount(row.waiting)}</td>
							<td className={row.imbalance === 0 ? 'c-ok' : 'c-error'}>
								{row.imbalance === 0 ? 'yes' : `no: ${formatCount(row.imbalance)} unaccounted for`}
							</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}

/** Why records were turned away, most first. */
export function RejectedReasons({ ledger }: { readonly ledger: LedgerJson }) {
	const reasons = SIGNALS.flatMap(([signal, words]) =>
		Object.entries(ledger[signal].rejected).map(([reason, count]) => ({ words, reason, count })),
	).sort((a, b) => b.count - a.count);
	if (reasons.length === 0) return <p className="ledger-note">Nothing was rejected.</p>;
	return (
		<table>
			<caption className="sr">Rejected records by reason</caption>
			<thead>
				<tr>
					<th>Rejected because</th>
					<th>Signal</th>
					<th className="num">Records</th>
				</tr>
			</thead>
			<tbody>
				{reasons.map((entry) => (
					<tr key={`${entry.words} ${entry.reason}`}>
						<td>{entry.reason}</td>
						<td>{entry.words}</td>
						<td className="num">{formatCount(entry.count)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
