import type { ServicePageJson } from '../../lib/api/services.ts';
import { formatCount, formatPercent } from '../../lib/format/count.ts';
import { formatDuration } from '../../lib/format/duration.ts';
import { failingShare, FailingShare, isSlower, SlowestShare } from './counts.tsx';
import { MinuteLine } from './minute-line.tsx';

/** Calls, failures and slowest calls: the number, what is usual, and the minutes behind it. */
export function HealthNumbers({ page }: { readonly page: ServicePageJson }) {
	const { counts, minutes, trouble } = page;
	if (!counts) return <p className="empty">No call was seen in this hour.</p>;
	const times = { from: page.from, to: page.to };
	const line = (value: (minute: (typeof minutes)[number]) => number) =>
		minutes.map((minute) => ({ start: minute.start, value: value(minute) }));
	const most = Math.max(...minutes.map((minute) => minute.calls), 0);
	const worst = Math.max(...minutes.map(failingShare), 0);
	const slowest = Math.max(...minutes.map((minute) => minute.p99Nanos), 0);
	return (
		<div className="sv-health">
			<figure>
				<figcaption>Calls</figcaption>
				<p className="sv-number">{formatCount(counts.calls)}</p>
				<MinuteLine
					{...times}
					points={line((minute) => minute.calls)}
					colour="var(--ink-3)"
					says={`Calls a minute, at most ${formatCount(most)}.`}
				/>
			</figure>
			<figure>
				<figcaption>Failing</figcaption>
				<p className="sv-number beside">
					<FailingShare counts={counts} />
				</p>
				<MinuteLine
					{...times}
					points={line(failingShare)}
					colour={trouble ? 'var(--error-solid)' : 'var(--ink-3)'}
					says={`Share of calls that failed by the minute, at most ${formatPercent(worst)}.`}
				/>
			</figure>
			<figure>
				<figcaption>p99</figcaption>
				<p className="sv-number beside">
					<SlowestShare counts={counts} />
				</p>
				<MinuteLine
					{...times}
					points={line((minute) => minute.p99Nanos)}
					colour={isSlower(counts) ? 'var(--anomaly-solid)' : 'var(--ink-3)'}
					says={`p99 by the minute, at most ${formatDuration(slowest)}.`}
				/>
			</figure>
		</div>
	);
}
