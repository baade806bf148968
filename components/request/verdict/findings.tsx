'use client';

import { isDataNote } from '../../../lib/view/lists/is-data-note.ts';
import type { FindingJson } from '../../../lib/api/request.ts';
import { formatDuration } from '../../../lib/format/duration.ts';
import { Icon } from '../../base/icon.tsx';
import { Kbd } from '../../base/kbd.tsx';
import { Panel } from '../../base/panel.tsx';
import { ServiceName } from '../../base/service-mark.tsx';
import { findingGlyph, findingWord } from './finding-glyph.ts';
import { useReport } from '../model/report-context.ts';
import { useRequestStore, useRequestView } from '../model/request-store.ts';
import { selectFinding } from '../model/select-finding.ts';

/** What went wrong, worst first; notes about the data last. */
export function Findings() {
	const { report } = useReport();
	const found = report.findings.filter((finding) => !isDataNote(finding.kind));
	const notes = report.findings.filter((finding) => isDataNote(finding.kind));
	const count = found.length === 1 ? '1 finding' : `${found.length} findings, worst first`;
	return (
		<Panel
			id="findings"
			title={found.length === 0 ? 'Nothing unusual' : 'What went wrong'}
			count={found.length === 0 ? '' : count}
			controls={
				found.length > 1 ? (
					<span className="row keys">
						<Kbd>[</Kbd>
						<Kbd>]</Kbd>
					</span>
				) : null
			}
		>
			{found.length === 0 ? (
				<p className="empty">
					No failed span, no error log, nothing slower than usual where its usual is known.
				</p>
			) : (
				<ol className="fl">
					{found.map((finding) => (
						<FindingRow key={finding.number} finding={finding} of={found.length} />
					))}
				</ol>
			)}
			{notes.length > 0 ? (
				<ul className="notes" aria-label="Notes on the data">
					{notes.map((note) => (
						<li key={note.number}>
							<span className="fn">{note.number}</span>
							<Icon name="note" />
							<span>
								{note.title}
								{note.detail ? `; ${note.detail}` : ''}
							</span>
						</li>
					))}
				</ul>
			) : null}
		</Panel>
	);
}

function FindingRow({ finding, of }: { readonly finding: FindingJson; readonly of: number }) {
	const { marks } = useReport();
	const store = useRequestStore();
	const selected = useRequestView((view) => view.finding === finding.number);
	const [icon, colour] = findingGlyph(finding.kind);
	return (
		<li className={selected ? 'fi sel' : 'fi'}>
			<a
				href={`?f=${finding.number}`}
				className="plain"
				data-testid="finding"
				aria-current={selected ? 'true' : undefined}
				onClick={(event) => {
					if (event.metaKey || event.ctrlKey) return;
					event.preventDefault();
					selectFinding(store, finding);
				}}
			>
				<span className="fn">
					{finding.number}
					<span className="sr">
						{' '}
						of {of}, {findingWord(finding.kind)}:
					</span>
				</span>
				<span className={`fg ${colour}`}>
					<Icon name={icon} />
				</span>
				<span className="fb">
					<span className="ft" title={finding.fullTitle}>
						{finding.title}
					</span>
					<span className="fs">
						{finding.service ? <ServiceName service={finding.service} marks={marks} /> : null}
						<span className="el">{finding.detail}</span>
					</span>
				</span>
				<span className="fv">
					<FindingValue finding={finding} />
				</span>
			</a>
		</li>
	);
}

function FindingValue({ finding }: { readonly finding: FindingJson }) {
	if (finding.role === 'origin') return <span className="badge error">starts here</span>;
	if (finding.role === 'passed-on') return <small className="passed">passed on</small>;
	return finding.costNanos === null ? null : formatDuration(finding.costNanos);
}
