import type { ServicePageJson } from '../../lib/api/services.ts';
import { formatCount, formatPercent } from '../../lib/format/count.ts';
import { formatClock } from '../../lib/format/clock.ts';
import { failingShare } from './counts.tsx';

/** Versions that ran in this hour, with the share of their spans that failed. */
export function VersionTable({ versions }: { readonly versions: ServicePageJson['versions'] }) {
	if (versions.length === 0) return <p className="empty">No version was seen in this hour.</p>;
	return (
		<table>
			<caption className="sr">Versions with spans, failures and when they ran</caption>
			<thead>
				<tr>
					<th>Version</th>
					<th className="num">Spans</th>
					<th className="num">Failing</th>
					<th className="num sv-wide">Instances</th>
					<th className="num">First seen</th>
					<th className="num sv-wide">Last seen</th>
				</tr>
			</thead>
			<tbody>
				{versions.map((one) => (
					<tr key={one.version}>
						<td className="mono">{one.version || 'not said'}</td>
						<td className="num">{formatCount(one.calls)}</td>
						<td className="num">{formatPercent(failingShare(one))}</td>
						<td className="num sv-wide">{formatCount(one.instances)}</td>
						<td className="num">{formatClock(Date.parse(one.firstSeen))} UTC</td>
						<td className="num sv-wide">{formatClock(Date.parse(one.lastSeen))} UTC</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
