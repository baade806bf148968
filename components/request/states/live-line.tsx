import { Icon } from '../../base/icon.tsx';
import { TimeAgo } from '../../base/time-ago.tsx';
import type { LiveReportState } from '../model/use-live-report.ts';

/** What goes on while the page is read: it runs, something new waits, or the site does not answer. */
export function LiveLine({ live }: { readonly live: LiveReportState }) {
	const { running, news, paused, staleSince } = live;
	if (!running && news.length === 0 && staleSince === 0) return null;
	return (
		<div className="live-line" data-testid="live-line">
			<Icon name={staleSince === 0 ? 'clock' : 'note'} />
			<output>
				{running ? 'Still running: what is said here is so far. ' : ''}
				{news.length > 0 ? `Since you opened it: ${news.join(', ')}. ` : ''}
				{staleSince === 0 ? null : (
					<>
						Not connected. This was read <TimeAgo time={new Date(staleSince).toISOString()} short />.
					</>
				)}
			</output>
			{news.length > 0 ? (
				<button type="button" className="btn sm" onClick={live.show}>
					Show
				</button>
			) : null}
			{running || paused ? (
				<button type="button" className="btn sm" onClick={() => live.setPaused(!paused)}>
					{paused ? 'Go on updating' : 'Pause'}
				</button>
			) : null}
		</div>
	);
}
