'use client';

import { Link } from '../../base/link.tsx';
import type { SpanDetail } from '../../../lib/api/request.ts';
import { formatOffset } from '../../../lib/format/duration.ts';
import { Icon } from '../../base/icon.tsx';
import { shortId } from '../../base/short-id.ts';
import { ValueText } from '../../base/value-text.tsx';
import { Fold } from './fold.tsx';
import { useReport } from '../model/report-context.ts';

/** What a span noted while it ran, by time; a stack folds. */
export function SpanEvents({ events }: { readonly events: SpanDetail['events'] }) {
	if (events.length === 0) return null;
	return (
		<section>
			<h3>
				Events <span className="c3">{events.length}</span>
			</h3>
			<ol className="lines">
				{events.map((event) => {
					const stack = event.attributes.find((field) => field.key.endsWith('stacktrace'));
					const rest = event.attributes.filter((field) => field !== stack);
					return (
						<li key={`${event.time} ${event.name}`} className={event.name === 'exception' ? 'e' : undefined}>
							<span className="t">{formatOffset(event.offsetNanos)}</span>
							<span className="lv">event</span>
							<span className="m">
								{event.name} <ValueText text={rest.map((field) => `${field.key}=${field.value}`).join(' ')} />
								{stack ? (
									<Fold words="Stack">
										<pre className="pay">{stack.value}</pre>
									</Fold>
								) : null}
							</span>
						</li>
					);
				})}
			</ol>
		</section>
	);
}

/** Requests this span points to, each opened at the span it names. */
export function SpanLinks({ links }: { readonly links: SpanDetail['links'] }) {
	const { report } = useReport();
	if (links.length === 0) return null;
	return (
		<section>
			<h3>
				Linked requests <span className="c3">{links.length}</span>
			</h3>
			<ul className="links one">
				{links.map((link) => (
					<li key={`${link.traceId} ${link.spanId}`}>
						<Link className="btn sm" href={`/r/${link.traceId}?s=${link.spanId}`}>
							<Icon name="share" small />
							{link.traceId === report.traceId ? 'In this request' : 'Open'}{' '}
							<code>{shortId(link.traceId === report.traceId ? link.spanId : link.traceId)}</code>
						</Link>
						<span className="micro c3">
							{link.attributes.map((field) => `${field.key}=${field.value}`).join(' ')}
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}
