'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { type LogGroup, logGroups, severityName, severityRank } from '../../lib/view/log-groups.ts';
import { formatCount } from '../../lib/words/count.ts';
import { formatDuration } from '../../lib/words/duration.ts';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { Seg } from '../base/seg.tsx';
import { ServiceName } from '../base/service-mark.tsx';
import { ValueText } from '../base/value-text.tsx';
import { useReport } from './report-context.ts';
import { useLogs } from './request-queries.ts';
import { useRequestStore, useRequestView } from './request-store.ts';
import { useSelectRow } from './use-select-row.ts';

const ROW = 27;
/** Lines shown before the quiet ones fold. */
const OPEN = 6;

/** All log lines of the request: errors first with repeats folded, or in the order of time. */
export function Logs() {
	const { report } = useReport();
	const store = useRequestStore();
	const order = useRequestView((view) => view.logs);
	const logs = useLogs();
	const [all, setAll] = useState(false);
	const lines = useMemo(() => logs.data?.pages.flatMap((page) => page.lines) ?? [], [logs.data]);
	const groups = useMemo(() => logGroups(lines, order), [lines, order]);
	const loud = groups.filter((group) => severityRank(group.first.severity) >= 2).length;
	const open = all || order === 'time' ? groups.length : Math.max(OPEN, loud);
	const hidden = groups.slice(open).reduce((sum, group) => sum + group.count, 0);
	const services = report.logs.services === 1 ? '1 service' : `${report.logs.services} services`;
	return (
		<Panel
			id="logs"
			title="Logs"
			count={`${formatCount(report.logs.count)} lines from ${services}, joined by trace ID`}
			controls={
				<Seg
					label="Order of log lines"
					value={order}
					options={[
						['errors', 'Errors first'],
						['time', 'In time order'],
					]}
					onChange={(next) => store.setState({ logs: next })}
				/>
			}
		>
			{logs.isError ? (
				<p className="empty">
					The log lines could not be read.{' '}
					<button type="button" className="btn sm" onClick={() => void logs.refetch()}>
						Try again
					</button>
				</p>
			) : null}
			{logs.isPending ? <output className="loading">Reading logs …</output> : null}
			{logs.data && lines.length === 0 ? (
				<p className="empty">No log line carries this trace ID. Sources asked are named above.</p>
			) : (
				<LogRows groups={groups.slice(0, open)} />
			)}
			{hidden > 0 ? (
				<div className="lg-more">
					<button type="button" className="fold-l" onClick={() => setAll(true)}>
						<Icon name="right" small />
						{formatCount(hidden)} more {hidden === 1 ? 'line' : 'lines'}, none above INFO
					</button>
				</div>
			) : null}
			{logs.hasNextPage ? (
				<div className="lg-more">
					<button type="button" className="btn sm" onClick={() => void logs.fetchNextPage()}>
						Read more lines
					</button>
				</div>
			) : null}
		</Panel>
	);
}

function LogRows({ groups }: { readonly groups: readonly LogGroup[] }) {
	const scroller = useRef<HTMLDivElement>(null);
	// oxlint-disable-next-line react/incompatible-library -- its functions are called here only, never handed to memoised parts
	const rows = useVirtualizer({
		count: groups.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW,
		overscan: 10,
		initialRect: { width: 0, height: 600 },
	});
	return (
		// oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key
		<section className="lg-t" ref={scroller} tabIndex={0} aria-label="Log lines">
			<ol style={{ height: rows.getTotalSize() }}>
				{rows.getVirtualItems().map((item) => {
					const group = groups[item.index];
					return group ? (
						<LogRow
							key={item.key}
							group={group}
							top={item.start}
							index={item.index}
							measure={rows.measureElement}
						/>
					) : null;
				})}
			</ol>
		</section>
	);
}

const CLASSES = ['c3', 'c3', 'c-warn', 'c-error'];

function LogRow(props: {
	readonly group: LogGroup;
	readonly top: number;
	readonly index: number;
	readonly measure: (element: Element | null) => void;
}) {
	const { marks } = useReport();
	const select = useSelectRow();
	const { first, count } = props.group;
	const rank = severityRank(first.severity);
	return (
		<li
			ref={(element) => props.measure(element)}
			data-index={props.index}
			data-testid="log-row"
			className={rank === 3 ? 'e' : undefined}
			style={{ transform: `translateY(${props.top}px)` }}
		>
			<span className="num c3 nw">+{formatDuration(first.offsetNanos)}</span>
			<ServiceName service={first.service} marks={marks} />
			<span className={`lv ${CLASSES[rank] ?? 'c3'}`}>{severityName(first.severity)}</span>
			<code>
				{first.row >= 0 ? (
					<button type="button" className="line" onClick={() => select(first.row)}>
						<ValueText text={first.message} />
					</button>
				) : (
					<ValueText text={first.message} />
				)}
			</code>
			<span className="num c2">{count > 1 ? `×${formatCount(count)}` : ''}</span>
		</li>
	);
}
