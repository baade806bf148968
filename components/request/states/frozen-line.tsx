import { Link } from '../../base/link.tsx';
import type { CaseDrift } from '../../../lib/usecases/case/case-drift.ts';
import { formatInstant } from '../../../lib/format/clock.ts';
import { Icon } from '../../base/icon.tsx';

/** What is known of a shared case beside its report. */
export interface FrozenFacts {
	readonly caseId: string;
	/** ISO 8601. */
	readonly frozenAt: string;
	/** The request as the store tells it now. */
	readonly since: CaseDrift;
}

/** Says that this is what was seen when it was shared, and whether newer data would change it. */
export function FrozenLine({ frozen, traceId }: { readonly frozen: FrozenFacts; readonly traceId: string }) {
	const { since } = frozen;
	return (
		<p className="frozen" data-testid="frozen">
			<Icon name="clock" />
			<span>
				Shared {formatInstant(Date.parse(frozen.frozenAt))}: this is what was seen then. {said(since)}
			</span>
			{since.state === 'gone' ? null : <Link href={`/r/${traceId}`}>Open the request as it is now</Link>}
		</p>
	);
}

function said(since: FrozenFacts['since']): string {
	switch (since.state) {
		case 'same':
			return 'Newer data does not change it.';
		case 'unknown':
			return 'Whether newer data changes it is not known: the store did not answer.';
		case 'gone':
			return `Its spans and logs were kept for ${since.retentionDays} days and are gone; what proves it stayed.`;
		case 'changed':
			return `With newer data it reads: ${since.sentence}`;
	}
}
