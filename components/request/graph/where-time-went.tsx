'use client';

import { formatDuration } from '../../../lib/format/duration.ts';
import { markOf } from '../../base/service-mark.tsx';
import { useReport } from '../model/report-context.ts';

/** The critical path in at most four parts, in words and lengths. */
export function WhereTimeWent() {
	const { report, marks } = useReport();
	const parts = report.whereTimeWent;
	if (parts.length === 0) return null;
	const columns = {
		gridTemplateColumns: parts.map((part) => `minmax(2px, ${Math.max(1, part.nanos)}fr)`).join(' '),
	};
	return (
		<div className="where">
			<div className="wl">
				<h3>Where {formatDuration(report.durationNanos)} went</h3>
			</div>
			<div className="wbar" aria-hidden="true" style={columns}>
				{parts.map((part) => (
					<i
						key={part.label}
						className={part.kind === 'work' ? `work k${markOf(marks, part.service).colour}` : part.kind}
					/>
				))}
			</div>
			<ul className="wtx">
				{parts.map((part) => (
					<li key={part.label}>
						<b>{formatDuration(part.nanos)}</b> {part.label}
					</li>
				))}
			</ul>
		</div>
	);
}
