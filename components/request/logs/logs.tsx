'use client';

import { useState } from 'react';
import { isDead, sourceName } from '../../../lib/view/lists/source-trouble.ts';
import { severityRank } from '../../../lib/view/lists/log-groups.ts';
import { formatCount, formatCounted } from '../../../lib/format/count.ts';
import { Icon } from '../../base/icon.tsx';
import { Panel } from '../../base/panel.tsx';
import { Seg } from '../../base/seg.tsx';
import { usePrinting } from '../../base/use-printing.ts';
import { LogRows } from './log-rows.tsx';
import { useReport } from '../model/report-context.ts';
import { type RequestView, useRequestStore, useRequestView } from '../model/request-store.ts';
import { type LogLines, useLogLines } from './use-log-lines.ts';

/** Lines shown before the quiet ones fold. */
const OPEN = 6;

/** All log lines of the request: errors first with repeats folded, or in the order of time. */
export function Logs() {
	const { report } = useReport();
	const lines = useLogLines();
	const silent = report.sources.filter((source) => source.kind === 'logs' && isDead(source));
	const services = formatCounted(report.logs.services, 'service');
	return (
		<Panel
			id="logs"
			title="Logs"
			count={`${formatCounted(report.logs.count, 'line')} from ${services}, joined by trace ID`}
			controls={<LogControls />}
		>
			{silent.map((source) => (
				<p key={source.name} className="empty">
					<Icon name="note" small /> {sourceName(source)} not answering: its lines are missing here.
				</p>
			))}
			<LogContent lines={lines} />
		</Panel>
	);
}

function LogControls() {
	const store = useRequestStore();
	const order = useRequestView((view) => view.logs);
	const filter = useRequestView((view) => view.logFilter);
	const ofSpan = useRequestView((view) => view.logsOfSpan);
	const selected = useRequestView((view) => view.selected !== undefined);
	return (
		<>
			<label className="mini-in">
				<Icon name="search" small />
				<input
					aria-label="Filter log lines"
					placeholder="Filter lines"
					value={filter}
					onChange={(event) => store.setState({ logFilter: event.target.value })}
					onKeyDown={(event) => {
						if (event.key === 'Escape') store.setState({ logFilter: '' });
					}}
				/>
			</label>
			<button
				type="button"
				className="btn sm"
				aria-pressed={ofSpan}
				disabled={!selected && !ofSpan}
				onClick={() => store.setState({ logsOfSpan: !ofSpan })}
			>
				Selected span only
			</button>
			<Seg<RequestView['logs']>
				label="Order of log lines"
				value={order}
				options={[
					['errors', 'Errors first'],
					['time', 'In time order'],
				]}
				onChange={(next) => store.setState({ logs: next })}
			/>
		</>
	);
}

function LogContent({ lines: { groups, total, query } }: { readonly lines: LogLines }) {
	const store = useRequestStore();
	const order = useRequestView((view) => view.logs);
	const narrowed = useRequestView((view) => view.logFilter.trim() !== '' || view.logsOfSpan);
	const [all, setAll] = useState(false);
	const printing = usePrinting();
	if (query.isError) {
		return (
			<p className="empty">
				The log lines could not be read.{' '}
				<button type="button" className="btn sm" onClick={() => void query.refetch()}>
					Try again
				</button>
			</p>
		);
	}
	if (query.isPending) return <output className="loading">Reading logs …</output>;
	const loud = groups.filter((group) => severityRank(group.first.severity) >= 2).length;
	const open = all || printing > 0 || order === 'time' || narrowed ? groups.length : Math.max(OPEN, loud);
	const hidden = groups.slice(open).reduce((sum, group) => sum + group.lines.length, 0);
	return (
		<>
			{narrowed ? (
				<div className="lg-more first">
					<output>{formatCounted(total, 'line')} shown</output>
					<button
						type="button"
						className="btn sm"
						onClick={() => store.setState({ logFilter: '', logsOfSpan: false })}
					>
						Show all lines
					</button>
				</div>
			) : null}
			{groups.length > 0 ? <LogRows groups={groups.slice(0, open)} /> : null}
			{groups.length === 0 && !narrowed ? (
				<p className="empty">No log line carries this trace ID. Sources asked are named above.</p>
			) : null}
			{hidden > 0 ? (
				<div className="lg-more">
					<button type="button" className="fold-l" onClick={() => setAll(true)}>
						<Icon name="right" small />
						{formatCount(hidden)} more {hidden === 1 ? 'line' : 'lines'}, none above INFO
					</button>
				</div>
			) : null}
			{query.hasNextPage ? (
				<div className="lg-more">
					<button type="button" className="btn sm" onClick={() => void query.fetchNextPage()}>
						Read more lines
					</button>
				</div>
			) : null}
		</>
	);
}
