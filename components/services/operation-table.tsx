'use client';

import { Link } from '../base/link.tsx';
import { useState } from 'react';
import { SPAN_KINDS } from '../../lib/model/span-kind.ts';
import type { ServicePageJson } from '../../lib/api/services.ts';
import { formatCount } from '../../lib/format/count.ts';
import { failingShare, FailingShare, SlowestShare } from './counts.tsx';

const AT_FIRST = 12;

/** What the service is asked and does, most failing first. */
export function OperationTable(props: {
	readonly operations: ServicePageJson['operations'];
	readonly service: string;
}) {
	const [all, setAll] = useState(false);
	if (props.operations.length === 0) return <p className="empty">No operation was seen in this hour.</p>;
	const sorted = [...props.operations].sort((a, b) => failingShare(b) - failingShare(a) || b.calls - a.calls);
	const shown = all ? sorted : sorted.slice(0, AT_FIRST);
	return (
		<>
			<table>
				<caption className="sr">Operations with calls, failures and p99</caption>
				<thead>
					<tr>
						<th>Operation</th>
						<th>Kind</th>
						<th className="num">Calls</th>
						<th className="num">Failing</th>
						<th className="num">p99</th>
					</tr>
				</thead>
				<tbody>
					{shown.map((one) => (
						<tr key={`${one.kind} ${one.operation}`}>
							<td>
								<Link
									className="mono"
									href={`/search?${new URLSearchParams({ service: props.service, operation: one.operation })}`}
								>
									{one.operation || 'unnamed'}
								</Link>
							</td>
							<td className="c2">{SPAN_KINDS[one.kind] ?? SPAN_KINDS[0]}</td>
							<td className="num">{formatCount(one.calls)}</td>
							<td className="num two">
								<FailingShare counts={one} />
							</td>
							<td className="num two">
								<SlowestShare counts={one} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
			{sorted.length > shown.length ? (
				<div className="lg-more">
					<button type="button" className="btn sm" onClick={() => setAll(true)}>
						Show {formatCount(sorted.length - shown.length)} more
					</button>
				</div>
			) : null}
		</>
	);
}
