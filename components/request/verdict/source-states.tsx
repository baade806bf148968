import { isDead, sourceName } from '../../../lib/view/lists/source-trouble.ts';
import type { SourceStatusJson } from '../../../lib/api/request.ts';
import { formatCount, formatCounted } from '../../../lib/format/count.ts';
import { formatDuration } from '../../../lib/format/duration.ts';

/** How many sources answered; opens to what each said and how long it took. */
export function SourceStates({ sources }: { readonly sources: readonly SourceStatusJson[] }) {
	const answered = sources.filter((source) => !isDead(source)).length;
	return (
		<details className="reasons src-states">
			<summary>
				{answered === sources.length ? '' : `${answered} of `}
				{formatCounted(sources.length, 'source')}
			</summary>
			<ul className="reasons-list">
				{sources.map((source) => (
					<li key={`${source.kind} ${source.name}`}>
						<b>{sourceName(source)}</b>: {said(source)}, {formatDuration(source.tookMs * 1e6)}
					</li>
				))}
			</ul>
		</details>
	);
}

function said({ status, count, message }: SourceStatusJson): string {
	switch (status) {
		case 'ok':
			return formatCount(count);
		case 'empty':
			return 'nothing';
		case 'partial':
			return message;
		case 'timeout':
			return 'no answer in time';
		case 'failed':
			return message || 'no answer';
	}
}
