'use client';

import { STATUS } from '../../../lib/model/span-kind.ts';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import { triesOf } from '../../../lib/trace/tries.ts';
import { formatDuration } from '../../../lib/format/duration.ts';
import { coded } from '../../../lib/model/columns.ts';
import { markOf } from '../../base/service-mark.tsx';
import { useReport } from '../model/report-context.ts';
import { useSelectRow } from '../model/use-select-row.ts';

/** Longer chains say how many they are, and show the last. */
const MOST = 6;

/** The tries of one call on one scale, each selectable. */
export function SpanTries({ spans, row }: { readonly spans: SpanColumns; readonly row: number }) {
	const { marks } = useReport();
	const select = useSelectRow();
	const tries = triesOf(spans).byRow.get(row);
	if (!tries) return null;
	const shown = tries.slice(-MOST);
	const from = spans.starts[shown[0] ?? row] ?? 0;
	const last = shown.at(-1) ?? row;
	const length = Math.max(1, (spans.starts[last] ?? 0) + (spans.durations[last] ?? 0) - from);
	const { colour } = markOf(marks, coded(spans.services, row));
	return (
		<section>
			<h3>
				Tries <span className="c3">{tries.length}, one after another</span>
			</h3>
			<ol className="tries">
				{shown.map((one, index) => {
					const start = (spans.starts[one] ?? 0) - from;
					const took = spans.durations[one] ?? 0;
					const failed = spans.statusCodes[one] === STATUS.error;
					return (
						<li key={one}>
							<button
								type="button"
								className="line"
								aria-current={one === row ? 'true' : undefined}
								onClick={() => select(one)}
							>
								Try {tries.length - shown.length + index + 1}
							</button>
							<span className="try-ar" aria-hidden="true">
								<i
									className={`bar k${colour}`}
									style={{ left: `${(start / length) * 100}%`, width: `${(took / length) * 100}%` }}
								/>
							</span>
							<span className={failed ? 'c-error' : 'c3'}>{failed ? 'failed' : 'worked'}</span>
							<b className="num">{formatDuration(took)}</b>
						</li>
					);
				})}
			</ol>
		</section>
	);
}
