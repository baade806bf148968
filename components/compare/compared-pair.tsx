import { Link } from '../base/link.tsx';
import type { CompareReport } from '../../lib/api/compare.ts';
import { formatCounted } from '../../lib/format/count.ts';
import { formatDuration } from '../../lib/format/duration.ts';
import { StateIcon } from '../base/state-icon.tsx';
import { shortId } from '../base/short-id.ts';
import { TimeAgo } from '../base/time-ago.tsx';

type Compared = CompareReport['one'];

const ENDED: Record<Compared['state'], string> = {
	failed: 'failed in',
	gap: 'finished with a gap in',
	slow: 'slow,',
	healthy: 'healthy,',
	running: 'running for',
	unknown: 'took',
};

/** The two requests above everything else: the one it is held against, and this one. */
export function ComparedPair({ report }: { readonly report: CompareReport }) {
	const { one, other, partners } = report;
	const alike = partners.find((partner) => partner.traceId === other.traceId)?.alike;
	return (
		<div className="cmp-pair">
			<div className="cmp-one">
				<StateIcon state={other.state} />
				<div>
					<h2>
						{other.state === 'healthy' ? 'Healthy request,' : `Other request, ${ENDED[other.state]}`}{' '}
						{formatDuration(other.durationNanos)}
					</h2>
					<p className="c2">
						<TimeAgo time={other.startTime} />, trace{' '}
						<Link href={`/r/${other.traceId}`}>
							<code title={other.traceId}>{shortId(other.traceId)}</code>
						</Link>
						, {alike ? ['same route', ...alike].join(', ') : 'chosen by hand'}
					</p>
				</div>
				{partners.length > 0 ? <Chooser report={report} /> : null}
			</div>
			<div className="cmp-one">
				<StateIcon state={one.state} />
				<div>
					<h2>
						This request, {ENDED[one.state]} {formatDuration(one.durationNanos)}
					</h2>
					<p className="c2">
						<code>{one.route}</code>, <TimeAgo time={one.startTime} />, trace{' '}
						<code title={one.traceId}>{shortId(one.traceId)}</code>, {formatCounted(one.spanCount, 'span')}
					</p>
				</div>
				<Link className="btn sm" href={`/r/${one.traceId}`}>
					Open
				</Link>
			</div>
		</div>
	);
}

function Chooser({ report }: { readonly report: CompareReport }) {
	return (
		<details className="cmp-choose">
			<summary className="btn sm">Choose another</summary>
			<ul>
				{report.partners.map((partner) => (
					<li key={partner.traceId}>
						<Link
							href={`/compare/${report.one.traceId}/${partner.traceId}`}
							aria-current={partner.traceId === report.other.traceId || undefined}
						>
							<b>{formatDuration(partner.durationNanos)}</b> <TimeAgo time={partner.startTime} />
							<small className="c2">{['same route', ...partner.alike].join(', ')}</small>
						</Link>
					</li>
				))}
			</ul>
		</details>
	);
}
