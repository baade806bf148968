'use client';

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- rows of a virtual treegrid: placed by transform, so no table elements; the grid around them has the focus and the keys */

import type { SpanTable } from '../../lib/model/trace.ts';
import { rowKey, type TimelineRow } from '../../lib/view/timeline-row.ts';
import type { LogLine } from '../../lib/wire/api/request.ts';
import { STATUS } from '../../lib/model/span-kind.ts';
import { formatDuration } from '../../lib/words/duration.ts';
import { Icon } from '../base/icon.tsx';
import { RowLabel } from './row-label.tsx';
import { FoldedBars, SpanBars, WaitingBar } from './row-bars.tsx';
import { toggleRow, useRequestStore } from './request-store.ts';
import { useSelectRow } from './use-select-row.ts';
import type { Timeline } from './use-timeline.ts';

interface RowProps {
	readonly index: number;
	readonly top: number;
	readonly row: TimelineRow;
	readonly spans: SpanTable;
	readonly view: Timeline;
	readonly selected: boolean;
	readonly logTicks: ReadonlyMap<number, readonly LogLine[]>;
}

/** One row: what it is, when it ran, how long it took. */
export function TimelineRowView({ index, top, row, spans, view, selected, logTicks }: RowProps) {
	const store = useRequestStore();
	const select = useSelectRow();
	const failed = row.kind === 'span' && spans.statusCodes[row.row] === STATUS.error;
	const took = tookNanos(row, spans);
	return (
		<div
			id={`tl-row-${index}`}
			role="row"
			data-testid="span-row"
			className={`wfr ${row.kind === 'waiting' ? 'gap' : row.kind}${failed ? ' err' : ''}${selected ? ' sel' : ''}`}
			style={{ transform: `translateY(${top}px)` }}
			aria-level={row.level + 1}
			aria-rowindex={index + 1}
			aria-expanded={row.open}
			aria-selected={selected}
			onClick={() => select(row.row)}
		>
			<div
				className="lab"
				role="gridcell"
				style={{ paddingLeft: `calc(10px + ${Math.min(row.level, 24)} * var(--ind, 13px))` }}
			>
				{row.open === undefined ? (
					<span className="tw" />
				) : (
					<button
						type="button"
						className="tw"
						tabIndex={-1}
						aria-label={row.open ? 'Fold' : 'Unfold'}
						onClick={(event) => {
							event.stopPropagation();
							toggleRow(store, rowKey(row));
						}}
					>
						<Icon name={row.open ? 'down' : 'right'} small />
					</button>
				)}
				<RowLabel row={row} spans={spans} />
			</div>
			<div className="ar" role="gridcell" aria-label={place(row, spans, took)}>
				<RowBars row={row} spans={spans} view={view} logTicks={logTicks} />
			</div>
			<div className={failed ? 'du e' : 'du'} role="gridcell">
				{formatDuration(took)}
			</div>
		</div>
	);
}

function RowBars({ row, spans, view, logTicks }: Pick<RowProps, 'row' | 'spans' | 'view' | 'logTicks'>) {
	switch (row.kind) {
		case 'span':
			return <SpanBars row={row.row} spans={spans} view={view} logs={logTicks.get(row.row) ?? []} />;
		case 'repeat':
		case 'fold':
			return <FoldedBars row={row} spans={spans} view={view} />;
		case 'waiting':
			return <WaitingBar from={row.from} to={row.to} view={view} />;
	}
}

function tookNanos(row: TimelineRow, spans: SpanTable): number {
	if (row.kind === 'waiting') return row.to - row.from;
	if (row.kind === 'span') return spans.durations[row.row] ?? 0;
	return row.rows.reduce((sum, member) => sum + (spans.durations[member] ?? 0), 0);
}

function place(row: TimelineRow, spans: SpanTable, took: number): string {
	const start = row.kind === 'waiting' ? row.from : (spans.starts[row.row] ?? 0);
	return `starts at ${formatDuration(start)}, takes ${formatDuration(took)}`;
}
