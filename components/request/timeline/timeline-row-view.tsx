'use client';

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- rows of a virtual treegrid: placed by transform, so no table elements; the grid around them has the focus and the keys */

import { memo } from 'react';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import { STATUS } from '../../../lib/model/span-kind.ts';
import { stripMembers } from '../../../lib/view/spans/row-strip.ts';
import type { TimelineRow } from '../../../lib/view/timeline/timeline-row.ts';
import type { LogLine } from '../../../lib/api/request.ts';
import { formatDuration } from '../../../lib/format/duration.ts';
import { Icon } from '../../base/icon.tsx';
import { DensityStrip } from './density-strip.tsx';
import { FoldedBars } from './folded-bars.tsx';
import { useRequestStore } from '../model/request-store.ts';
import { SpanBars, WaitingBar } from './row-bars.tsx';
import { RowLabel } from './row-label.tsx';
import { toggle } from './timeline-keys.ts';
import type { Timeline } from './use-timeline.ts';
import { useRowWords } from './use-row-words.ts';

interface RowProps {
	readonly index: number;
	readonly top: number;
	readonly row: TimelineRow;
	readonly spans: SpanColumns;
	readonly view: Timeline;
	readonly selected: boolean;
	/** The keys are at this row. */
	readonly active: boolean;
	readonly pick: (index: number) => void;
	/** Lines of its span. */
	readonly logs: readonly LogLine[];
}

/** Deeper levels are indented no further. */
const DEEPEST = 24;

/** One row: what it is, when it ran, how long it took. */
export const TimelineRowView = memo(function TimelineRowView(props: RowProps) {
	const { index, top, row, spans, view, selected, active } = props;
	const store = useRequestStore();
	const words = useRowWords(row, spans, view, props.logs);
	const failed = row.kind === 'span' && spans.statusCodes[row.row] === STATUS.error;
	const classes = [
		'wfr',
		row.kind === 'waiting' ? 'gap' : row.kind,
		failed ? 'err' : '',
		selected ? 'sel' : '',
		active ? 'at' : '',
		view.filtering && row.kind === 'span' && hasSorted(view.matches, row.row) ? 'hit' : '',
	];
	return (
		<div
			id={`tl-row-${index}`}
			role="row"
			data-testid="span-row"
			className={classes.filter((name) => name !== '').join(' ')}
			style={{ transform: `translateY(${top}px)` }}
			aria-label={words.spoken}
			aria-level={row.level + 1}
			aria-rowindex={index + 1}
			aria-expanded={row.open}
			aria-selected={selected}
			onClick={() => {
				props.pick(index);
				if (row.kind === 'fold') toggle(store, row, view.spans.ids);
			}}
		>
			<div
				className="lab"
				role="gridcell"
				style={{ paddingLeft: `calc(10px + ${Math.min(row.level, DEEPEST)} * var(--ind, 13px))` }}
			>
				<Twisty row={row} view={view} />
				<RowLabel row={row} spans={spans} view={view} />
			</div>
			<div className="ar" role="gridcell" aria-label={words.place}>
				<RowBars row={row} spans={spans} view={view} index={index} logs={props.logs} />
			</div>
			<div className={failed ? 'du e' : 'du'} role="gridcell">
				{formatDuration(words.took)}
			</div>
		</div>
	);
});

function hasSorted(rows: Int32Array, row: number): boolean {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rows[middle] ?? 0) < row) low = middle + 1;
		else high = middle;
	}
	return rows[low] === row;
}

function Twisty({ row, view }: Pick<RowProps, 'row' | 'view'>) {
	const store = useRequestStore();
	if (row.open === undefined) return <span className="tw" />;
	return (
		<button
			type="button"
			className="tw"
			tabIndex={-1}
			aria-label={row.open ? 'Fold' : 'Unfold'}
			onClick={(event) => {
				event.stopPropagation();
				toggle(store, row, view.spans.ids);
			}}
		>
			<Icon name={row.open ? 'down' : 'right'} small />
		</button>
	);
}

function RowBars({
	index,
	row,
	spans,
	view,
	logs,
}: Pick<RowProps, 'index' | 'row' | 'spans' | 'view' | 'logs'>) {
	const strip = stripMembers(row, spans) ? <DensityStrip index={index} row={row} view={view} /> : undefined;
	switch (row.kind) {
		case 'span':
			return <SpanBars row={row.row} strip={strip} spans={spans} view={view} logs={logs} />;
		case 'repeat':
		case 'fold':
			return <FoldedBars row={row} strip={strip} spans={spans} view={view} />;
		case 'waiting':
			return <WaitingBar row={row.row} from={row.from} to={row.to} spans={spans} view={view} />;
	}
}
