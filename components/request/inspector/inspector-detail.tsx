'use client';

import { fieldGroups } from '../../../lib/view/lists/field-groups.ts';
import { isDead, sourceName } from '../../../lib/view/lists/source-trouble.ts';
import type { SourceStatusJson } from '../../../lib/api/request.ts';
import { formatCounted } from '../../../lib/format/count.ts';
import { DurationHistogram } from './duration-histogram.tsx';
import { Fields } from './fields.tsx';
import { LogList } from '../logs/log-list.tsx';
import { useReport } from '../model/report-context.ts';
import { useSpanDetail } from '../model/request-queries.ts';
import { SpanEvents, SpanLinks } from './span-events.tsx';
import { SpanOnward, SpanOwner, SpanRaw } from './span-onward.tsx';
import { SpanPayload } from './span-payload.tsx';
import { SourceScores } from '../../base/source-scores.tsx';
import { useLogTicks } from '../timeline/use-log-ticks.ts';

/** Where a span ran is told by these of its resource first. */
const PLACE = /^(service\.version|host\.name|k8s\.pod\.name|cloud\.region|deployment\.environment\.name)$/;

/** What is read when a span is chosen. */
export function InspectorDetail(props: {
	readonly spanId: string;
	readonly row: number;
	readonly took: number;
}) {
	const { report } = useReport();
	const detail = useSpanDetail(props.spanId, props.row);
	const lines = useLogTicks().get(props.row) ?? [];
	if (detail.isError) {
		return (
			<section>
				<p className="c2">The fields of this span could not be read ({detail.error.message}).</p>
				<button type="button" className="btn sm" onClick={() => void detail.refetch()}>
					Try again
				</button>
			</section>
		);
	}
	if (!detail.data) {
		return (
			<section aria-busy="true">
				<div className="skeleton" />
				<div className="skeleton short" />
			</section>
		);
	}
	const span = detail.data;
	const { first, more, hidden, payloads } = fieldGroups(span.attributes);
	const said = span.statusMessage !== '' && !first.some((field) => field.value === span.statusMessage);
	return (
		<>
			{span.baseline ? (
				<DurationHistogram baseline={span.baseline} took={props.took} />
			) : (
				<UsualUnknown sources={report.sources} />
			)}
			<SourceScores scores={span.scores} title="Its service around this time" />
			{said ? (
				<section>
					<h3>What it reported</h3>
					<p className="said">{span.statusMessage}</p>
				</section>
			) : null}
			<Fields title="Key fields" first={first} more={more} hidden={hidden} />
			{lines.length > 0 ? (
				<section>
					<h3>
						What the service logged <span className="c3">{formatCounted(lines.length, 'line')}</span>
					</h3>
					<LogList lines={lines} />
				</section>
			) : null}
			<SpanEvents events={span.events} />
			<SpanPayload payloads={payloads} />
			<SpanLinks links={span.links} />
			<Fields
				title="Where it ran"
				first={span.resource.filter((field) => PLACE.test(field.key))}
				more={span.resource.filter((field) => !PLACE.test(field.key))}
			/>
			{span.service === report.ownerOf ? null : <SpanOwner span={span} />}
			<SpanOnward span={span} />
			<SpanRaw span={span} />
		</>
	);
}

/** In place of what is usual, where the source that would know does not answer. */
function UsualUnknown({ sources }: { readonly sources: readonly SourceStatusJson[] }) {
	const silent = sources.filter((source) => source.kind === 'baselines' && isDead(source)).map(sourceName);
	if (silent.length === 0) return null;
	return (
		<section>
			<p className="small c2">Whether this is normal is not known: {silent.join(', ')} not answering.</p>
		</section>
	);
}
