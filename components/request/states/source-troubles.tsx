'use client';

import { sourceTroubles } from '../../../lib/view/lists/source-trouble.ts';
import { Icon } from '../../base/icon.tsx';
import { Countdown } from './countdown.tsx';
import { useReport } from '../model/report-context.ts';
import type { LiveReportState } from '../model/use-live-report.ts';

const FIRST_TRY_S = 20;
/** Each try opens the request anew: one that stays down is not worth it all night. */
const MAX_TRIES = 5;

/** Sources that did not answer: whether the verdict rests on them, and when they are asked again. The page works without. */
export function SourceTroubles({ live }: { readonly live: LiveReportState }) {
	const { report } = useReport();
	const troubles = sourceTroubles(report);
	if (troubles.length === 0) return null;
	return (
		<div className="banner warn" data-testid="source-trouble">
			<Icon name="warning" />
			<ul>
				{troubles.map(({ key, name, reason, rests }) => (
					<li key={key}>
						<b>{name} are not answering</b>
						{reason ? ` (${reason})` : ''}. {rests}
					</li>
				))}
			</ul>
			<span className="sp" />
			<span className="no-print">
				<Countdown again={() => live.retry(false)} first={FIRST_TRY_S} tries={MAX_TRIES} />{' '}
				<button type="button" className="btn sm" disabled={live.retrying} onClick={() => live.retry(true)}>
					{live.retrying ? 'Asking …' : 'Retry now'}
				</button>
			</span>
		</div>
	);
}
