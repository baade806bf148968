'use client';

import { Link } from '../../base/link.tsx';
import type { RequestReport } from '../../../lib/api/request.ts';
import { soFar } from '../../../lib/view/lists/report-changes.ts';
import { formatDuration } from '../../../lib/format/duration.ts';
import { ConfidenceBars } from '../../base/confidence-bars.tsx';
import { CopyButton } from '../../base/copy-button.tsx';
import { Icon, type IconName } from '../../base/icon.tsx';
import { markOf, ServiceMark } from '../../base/service-mark.tsx';
import { shortId } from '../../base/short-id.ts';
import { Lasting } from '../../base/lasting.tsx';
import { TimeAgo } from '../../base/time-ago.tsx';
import { Consequences } from './consequences.tsx';
import { EvidenceChips } from './evidence-chips.tsx';
import { OwnerCard } from '../handoff/owner-card.tsx';
import { PatternCard } from './pattern-card.tsx';
import { useReport } from '../model/report-context.ts';
import { ShareButton } from '../handoff/share-button.tsx';
import { summaryText } from '../../handoff/summary-text.ts';

const STATES: Record<RequestReport['verdict']['state'], readonly [word: string, icon: IconName]> = {
	failed: ['Failed', 'error'],
	gap: ['Finished with a gap', 'warning'],
	slow: ['Slow', 'anomaly'],
	healthy: ['Healthy', 'healthy'],
	running: ['Running', 'clock'],
	unknown: ['Not clear', 'note'],
};

/** The answer: what failed, where and why; how sure that is; and who can fix it. */
export function VerdictBand() {
	const { report, marks, running } = useReport();
	const { verdict } = report;
	const culpable = verdict.culprit !== null && (verdict.state === 'failed' || verdict.state === 'gap');
	return (
		<section
			className="verdict"
			data-state={verdict.state}
			data-testid="verdict"
			aria-labelledby="verdict-sentence"
		>
			<div className={culpable ? 'v-grid with-pattern' : 'v-grid'}>
				<div className="v-main">
					{/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the first stop after the skip link is the verdict */}
					<h1 id="verdict-sentence" tabIndex={0}>
						{verdict.culprit ? <ServiceMark mark={markOf(marks, verdict.culprit.service)} /> : null}
						{running ? soFar(verdict.sentence) : verdict.sentence}
					</h1>
					{verdict.effect ? <p>{verdict.effect}</p> : null}
					<div className="ev">
						<ConfidenceReasons verdict={verdict} />
						<EvidenceChips />
					</div>
				</div>
				{culpable ? report.consequences.length > 0 ? <Consequences /> : <PatternCard /> : null}
				<OwnerCard />
			</div>
			{/* Drawn above, told after: the verdict is the first stop of the page. */}
			<VerdictFacts report={report} />
		</section>
	);
}

function VerdictFacts({ report }: { readonly report: RequestReport }) {
	const { running } = useReport();
	const { state } = report.verdict;
	const [word, icon] = STATES[running && state === 'healthy' ? 'running' : state];
	return (
		<div className="v-meta">
			<span className="state">
				<Icon name={icon} />
				{word}
				{running ? (
					<span>
						{word === 'Running' ? '' : ', running'}
						<Lasting since={report.startTime} />
					</span>
				) : null}
			</span>
			<code>{report.route}</code>
			<span>
				{report.statusText ? `${report.statusText} in ` : ''}
				<b>{formatDuration(report.durationNanos)}</b>
				{report.usualNanos === null ? '' : `, usually ${formatDuration(report.usualNanos)}`}
			</span>
			<span>
				<TimeAgo time={report.startTime} />
			</span>
			<span className="row trace-id">
				Trace <code title={report.traceId}>{shortId(report.traceId)}</code>
				<CopyButton text={report.traceId} label="Copy trace ID" />
			</span>
			<span className="v-acts">
				<Link className="btn sm" href={`/compare/${report.traceId}`}>
					{report.verdict.state === 'healthy' ? 'Compare with a failing one' : 'Compare with a healthy one'}
				</Link>
				<a className="btn sm quiet" href={`/api/requests/${report.traceId}/export`} download>
					Export
				</a>
				<CopyButton className="btn sm" label="Copy summary" text={() => summaryText(report, location.href)}>
					<Icon name="copy" small />
					Copy summary
				</CopyButton>
				<ShareButton />
			</span>
		</div>
	);
}

function ConfidenceReasons({ verdict }: { readonly verdict: RequestReport['verdict'] }) {
	const groups = [
		['Speaks for it', verdict.reasons.supports],
		['Speaks against it', verdict.reasons.against],
		['Would change it', verdict.reasons.wouldChange],
	] as const;
	const word = `${verdict.confidence.charAt(0).toUpperCase()}${verdict.confidence.slice(1)}`;
	return (
		<details className="reasons">
			<summary className="cf">
				<ConfidenceBars value={verdict.confidence} />
				{word} confidence
			</summary>
			<div className="reasons-list">
				{groups.map(([title, reasons]) =>
					reasons.length === 0 ? null : (
						<div key={title}>
							<h2>{title}</h2>
							<ul>
								{reasons.map((reason) => (
									<li key={reason}>{reason}</li>
								))}
							</ul>
						</div>
					),
				)}
			</div>
		</details>
	);
}
