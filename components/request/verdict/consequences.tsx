'use client';

import { formatClock } from '../../../lib/format/clock.ts';
import { useReport } from '../model/report-context.ts';
import { useRequestStore } from '../model/request-store.ts';

/** What came of it, for work that nobody waited for: the failure, what others lived with, how the whole ended. */
export function Consequences() {
	const { report } = useReport();
	const store = useRequestStore();
	const start = Date.parse(report.startTime);
	return (
		<div className="v-side">
			<h2 className="lbl">What came of it</h2>
			<ol className="chain" data-testid="consequences">
				{report.consequences.map(({ offsetNanos, words, row, spanId }) => (
					<li key={`${offsetNanos} ${words}`}>
						<time>{formatClock(start + offsetNanos / 1e6)}</time>{' '}
						{row === null || spanId === null ? (
							words
						) : (
							<a
								href="#timeline"
								onClick={() => store.setState({ selected: { row, spanId }, finding: undefined })}
							>
								{words}
							</a>
						)}
					</li>
				))}
			</ol>
		</div>
	);
}
