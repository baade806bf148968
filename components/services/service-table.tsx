'use client';

import { Link } from '../base/link.tsx';
import { useState } from 'react';
import type { MappedService } from '../../lib/api/services.ts';
import { formatCount } from '../../lib/format/count.ts';
import { Panel } from '../base/panel.tsx';
import { ServiceName, type ServiceMarks } from '../base/service-mark.tsx';
import { TroubleMark } from '../base/trouble-mark.tsx';
import { FailingShare, SlowestShare } from './counts.tsx';
import { servicePageHref } from '../base/service-href.ts';

/** Rows drawn at first: the page stays quick with thousands of services. */
const AT_FIRST = 100;

/** Every service with its numbers, those in trouble first. The map as a table. */
export function ServiceTable(props: {
	readonly services: readonly MappedService[];
	readonly marks: ServiceMarks;
}) {
	const [filter, setFilter] = useState('');
	const [all, setAll] = useState(false);
	const wanted = filter.trim().toLowerCase();
	const found = props.services.filter(
		({ service, team }) => service.toLowerCase().includes(wanted) || team.toLowerCase().includes(wanted),
	);
	const shown = all ? found : found.slice(0, AT_FIRST);
	return (
		<Panel
			title="All services"
			count={<output>{`${formatCount(found.length)} of ${formatCount(props.services.length)}`}</output>}
			className="sv-table"
			controls={
				<input
					className="sv-filter"
					type="search"
					aria-label="Filter by service or team"
					placeholder="Filter by service or team"
					value={filter}
					onChange={(event) => setFilter(event.target.value)}
				/>
			}
		>
			<table>
				<caption className="sr">Services with calls, failures and p99, those in trouble first</caption>
				<thead>
					<tr>
						<th>Service</th>
						<th className="num">Calls</th>
						<th className="num">Failing</th>
						<th className="num">p99</th>
						<th>Owner</th>
						<th>What is wrong</th>
					</tr>
				</thead>
				<tbody>
					{shown.map((one) => (
						<tr key={one.service} data-testid="service-row">
							<td>
								<Link className="sv-link" href={servicePageHref(one.service)}>
									<ServiceName service={one.service} marks={props.marks} />
								</Link>
							</td>
							<td className="num">{formatCount(one.calls)}</td>
							<td className="num two">
								<FailingShare counts={one} />
							</td>
							<td className="num two">
								<SlowestShare counts={one} />
							</td>
							<td>{one.team || <span className="c3">no owner known</span>}</td>
							<td>
								{one.trouble ? (
									<span className="sv-wrong">
										<TroubleMark kind={one.trouble.kind} />
										{one.trouble.sentence}
									</span>
								) : null}
							</td>
						</tr>
					))}
				</tbody>
			</table>
			{found.length === 0 ? <p className="empty">No service or team is named like that.</p> : null}
			{found.length > shown.length ? (
				<div className="lg-more">
					<button type="button" className="btn sm" onClick={() => setAll(true)}>
						Show {formatCount(found.length - shown.length)} more
					</button>
				</div>
			) : null}
		</Panel>
	);
}
