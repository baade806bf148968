import { Link } from '../base/link.tsx';
import type { ServiceMap } from '../../lib/api/services.ts';
import { formatCount, formatCounted } from '../../lib/format/count.ts';
import { ServiceName, type ServiceMarks } from '../base/service-mark.tsx';
import { TroubleMark } from '../base/trouble-mark.tsx';
import { FailingShare, SlowestShare } from './counts.tsx';
import { servicePageHref } from '../base/service-href.ts';

/** The service in the middle of the map, in words, with the way on. */
export function FocusCard(props: {
	readonly map: ServiceMap;
	readonly focus: string;
	readonly marks: ServiceMarks;
}) {
	const { map, focus, marks } = props;
	const known = map.services.find((one) => one.service === focus);
	const callers = map.edges.filter((edge) => edge.callee === focus).length;
	const callees = map.edges.filter((edge) => edge.caller === focus).length;
	return (
		<section className="panel sv-card" aria-label={`About ${focus}`}>
			<ServiceName service={focus} marks={marks} />
			<p className={known?.trouble?.kind === 'share' ? 'sv-say c-error' : 'sv-say'}>
				{known?.trouble ? <TroubleMark kind={known.trouble.kind} /> : null}
				{known ? (known.trouble?.sentence ?? 'Not in trouble.') : 'Not seen in the last hour.'}
			</p>
			{known ? (
				<dl className="kv">
					<dt>Calls</dt>
					<dd>{formatCount(known.calls)}</dd>
					<dt>Failing</dt>
					<dd className="beside">
						<FailingShare counts={known} />
					</dd>
					<dt>p99</dt>
					<dd className="beside">
						<SlowestShare counts={known} />
					</dd>
					<dt>Called by</dt>
					<dd>{formatCounted(callers, 'service')}</dd>
					<dt>Calls on</dt>
					<dd>{formatCounted(callees, 'service')}</dd>
					<dt>Owner</dt>
					<dd>{known.team || 'no owner known'}</dd>
				</dl>
			) : null}
			<div className="row">
				<Link className="btn primary" href={servicePageHref(focus)}>
					Open {focus}
				</Link>
				<Link className="btn" href={`/search?service=${encodeURIComponent(focus)}&status=error`}>
					Failed requests
				</Link>
			</div>
		</section>
	);
}
