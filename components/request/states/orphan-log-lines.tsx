import type { Missing } from '../../../lib/api/missing.ts';
import { formatCounted } from '../../../lib/format/count.ts';
import { serviceMarks } from '../../../lib/view/timeline/service-marks.ts';
import { ServiceName } from '../../base/service-mark.tsx';

/** Log lines that carry an ID which no span has, each with all it says. */
export function LinesLeft({ lines }: { readonly lines: Missing['lines'] }) {
	if (lines.length === 0) return null;
	const marks = serviceMarks(
		[...new Set(lines.map(({ service }) => service))].map((name) => ({ name, spans: 0 })),
	);
	return (
		<section aria-labelledby="ms-lines">
			<h2 id="ms-lines">{formatCounted(lines.length, 'log line')} with this ID</h2>
			<ul className="ms-list" data-testid="lines-left">
				{lines.map(({ time, service, event, message, attributes }, place) => (
					<li key={`${time} ${place}`}>
						<span>
							<ServiceName service={service} marks={marks} /> <b>{event || message}</b>
							<small>
								<time dateTime={time}>{time.replace('T', ' ').slice(0, 23)} UTC</time>
							</small>
							<dl className="ms-says">
								{Object.entries(attributes).map(([key, value]) => (
									<div key={key}>
										<dt>{key}</dt>
										<dd>{value}</dd>
									</div>
								))}
							</dl>
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}
