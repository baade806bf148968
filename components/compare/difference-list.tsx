import { Link } from '../base/link.tsx';
import type { CompareReport } from '../../lib/api/compare.ts';
import { formatCounted } from '../../lib/format/count.ts';
import { foldSingleCallers } from '../../lib/view/graph/single-caller-folds.ts';
import { Icon, type IconName } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { markOf, ServiceMark, type ServiceMarks } from '../base/service-mark.tsx';

type Told = CompareReport['differences'][number];

const GLYPHS: Record<Told['kind'], readonly [icon: IconName, colour: string]> = {
	outcome: ['error', 'c-error'],
	only: ['note', 'c3'],
	calls: ['retry', 'c-warn'],
	slower: ['anomaly', 'c-anom'],
	version: ['note', 'c3'],
	region: ['note', 'c3'],
};

/** What differs, most telling first; each leads to the span that shows it. */
export function DifferenceList({
	report,
	marks,
}: {
	readonly report: CompareReport;
	readonly marks: ServiceMarks;
}) {
	const more = report.differenceCount - report.differences.length;
	return (
		<Panel title="Differences" id="differences" count="most telling first">
			{report.differences.length === 0 ? (
				<p className="cmp-empty c2">None: the same calls, answered alike, in much the same time.</p>
			) : (
				<ol className="cmp-diffs">
					{foldSingleCallers(report.differences, report.one.traceId).map(({ told, alike }) => (
						<li key={told.number} data-testid="difference">
							<span className="num c3">{told.number}</span>
							<span className={GLYPHS[told.kind][1]}>
								<Icon name={GLYPHS[told.kind][0]} />
							</span>
							<div>
								<Link className="plain" href={`/r/${told.traceId}?s=${told.spanId}`}>
									<b>{told.title}</b>
								</Link>
								<p className="c2">
									<ServiceMark mark={markOf(marks, told.service)} /> {told.detail}
								</p>
								<OnlyHere alike={alike} />
							</div>
						</li>
					))}
				</ol>
			)}
			{more > 0 ? <p className="cmp-empty c2">{formatCounted(more, 'smaller difference')} more</p> : null}
		</Panel>
	);
}

/** More calls that the other request did not make: one click away. */
function OnlyHere({ alike }: { readonly alike: readonly Told[] }) {
	if (alike.length === 0) return null;
	return (
		<details className="cmp-only">
			<summary>
				<Icon name="right" small /> {formatCounted(alike.length, 'more call')} only here
			</summary>
			<ul>
				{alike.map((told) => (
					<li key={told.number}>
						<Link href={`/r/${told.traceId}?s=${told.spanId}`}>{told.title}</Link>{' '}
						<span className="c2">{told.detail}</span>
					</li>
				))}
			</ul>
		</details>
	);
}
