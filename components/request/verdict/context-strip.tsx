'use client';

import { sourceName } from '../../../lib/view/lists/source-trouble.ts';
import { formatCount } from '../../../lib/format/count.ts';
import { Icon } from '../../base/icon.tsx';
import { SourceStates } from './source-states.tsx';
import { useReport } from '../model/report-context.ts';

/** Whose request it was, and what the page was made from. Sources that did not answer are named. */
export function ContextStrip() {
	const { report } = useReport();
	const troubled = report.sources.filter(
		(source) => source.message !== '' && source.status !== 'ok' && source.status !== 'empty',
	);
	const cut = report.totalSpans > report.spanCount;
	return (
		<div className="ctx">
			{report.context.map((entry) => (
				<span key={entry.label}>
					{sentenceCase(entry.label)}{' '}
					{entry.href ? <a href={entry.href}>{<code>{entry.value}</code>}</a> : <code>{entry.value}</code>}
				</span>
			))}
			<span className="src">
				<span>
					<span data-testid="span-count">{formatCount(report.spanCount)}</span>
					{cut ? ` of ${formatCount(report.totalSpans)}` : ''} {report.spanCount === 1 ? 'span' : 'spans'}
				</span>
				<span>
					{formatCount(report.logs.count)} log {report.logs.count === 1 ? 'line' : 'lines'}
				</span>
				<span>
					{report.baselineDays === null ? 'no baseline yet' : `${report.baselineDays}-day baseline`}
				</span>
				<SourceStates sources={report.sources} />
				{troubled.map((source) => (
					<span key={`${source.kind} ${source.name}`} title={source.message}>
						<Icon name="note" small />
						{source.status === 'partial'
							? `${source.name}: ${source.message}`
							: `${sourceName(source)} not answering`}
					</span>
				))}
			</span>
		</div>
	);
}

function sentenceCase(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
