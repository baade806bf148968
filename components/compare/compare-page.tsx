'use client';

import { useMemo, useState } from 'react';
import { serviceMarks } from '../../lib/view/timeline/service-marks.ts';
import type { CompareReport } from '../../lib/api/compare.ts';
import { formatCount, formatCounted } from '../../lib/format/count.ts';
import { Panel } from '../base/panel.tsx';
import { Seg } from '../base/seg.tsx';
import { AttributeTable } from './attribute-table.tsx';
import { CallsSideBySide } from './calls-side-by-side.tsx';
import { ComparedPair } from './compared-pair.tsx';
import { DifferenceList } from './difference-list.tsx';
import './compare.css';

const VIEWS = [
	['folded', 'Differences'],
	['all', 'All calls'],
] as const;

/** Two requests held against each other: where they part ways, then the proof. */
export function ComparePage({ report }: { readonly report: CompareReport }) {
	const [view, setView] = useState<'folded' | 'all'>('folded');
	const marks = useMemo(() => serviceMarks(report.services), [report.services]);
	const rows = report[view];
	const cut = view === 'all' && rows.length < report.placeCount;
	return (
		<>
			<ComparedPair report={report} />
			<section className="cmp-say" data-testid="verdict" aria-labelledby="parting">
				<h1 id="parting">{report.sentence}</h1>
				<p>{report.effect}</p>
			</section>
			<div className="page cmp-grid">
				<Panel
					title="Call by call"
					id="calls"
					count="bars share one scale"
					controls={<Seg label="Calls shown" value={view} options={VIEWS} onChange={setView} />}
				>
					<CallsSideBySide report={report} rows={rows} marks={marks} />
					{cut ? (
						<p className="cmp-cut c2">
							{formatCount(rows.length)} of {formatCounted(report.placeCount, 'place')} in the call tree.
							Differences has those that tell.
						</p>
					) : null}
				</Panel>
				<div className="cmp-side">
					<DifferenceList report={report} marks={marks} />
					<AttributeTable report={report} />
				</div>
			</div>
		</>
	);
}
