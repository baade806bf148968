'use client';

import { useState } from 'react';
import { formatCount } from '../../../lib/format/count.ts';
import { Icon } from '../../base/icon.tsx';
import { useRequestStore, useRequestView } from '../model/request-store.ts';
import type { Timeline } from './use-timeline.ts';
import { useSelectRow } from '../model/use-select-row.ts';

/** Finds spans by words of their service and operation, says how many, and steps through them. */
export function SpanFilter({ view, total }: { readonly view: Timeline; readonly total: number }) {
	const store = useRequestStore();
	const filter = useRequestView((state) => state.filter);
	const select = useSelectRow();
	const [place, setPlace] = useState(-1);
	const step = (by: 1 | -1) => {
		const count = view.matches.length;
		if (count === 0) return;
		const next = (place + by + count) % count;
		setPlace(next);
		select(view.matches[next] ?? 0);
	};
	return (
		<span className="row">
			{view.filtering ? (
				<>
					<output className="small c2 nw">
						<span data-testid="filter-count">{formatCount(view.matches.length)}</span> of {formatCount(total)}
					</output>
					<button
						type="button"
						className="icon-btn tiny"
						aria-label="Previous match"
						onClick={() => step(-1)}
					>
						<span className="turn-left">
							<Icon name="right" small />
						</span>
					</button>
					<button type="button" className="icon-btn tiny" aria-label="Next match" onClick={() => step(1)}>
						<Icon name="right" small />
					</button>
				</>
			) : null}
			<label className="mini-in">
				<Icon name="search" small />
				<input
					data-testid="span-filter"
					aria-label="Filter spans"
					placeholder="Filter spans"
					value={filter}
					onChange={(event) => {
						setPlace(-1);
						store.setState({ filter: event.target.value });
					}}
					onKeyDown={(event) => {
						if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
						if (event.key !== 'Escape') return;
						if (filter !== '') store.setState({ filter: '' });
						else document.querySelector<HTMLElement>('#timeline [role=treegrid]')?.focus();
					}}
				/>
			</label>
		</span>
	);
}
