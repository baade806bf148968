import { Link } from '../../base/link.tsx';
import type { Problem } from '../../../lib/api/problem.ts';
import { type Missing, missingSchema } from '../../../lib/api/missing.ts';
import { formatCounted } from '../../../lib/format/count.ts';
import { Icon } from '../../base/icon.tsx';
import { TimeAgo } from '../../base/time-ago.tsx';
import { LinesLeft } from './orphan-log-lines.tsx';
import { LookAgain } from './retry-page.tsx';
import './missing.css';
import { shortId } from '../../base/short-id.ts';
import { SourcesAsked } from './sources-asked.tsx';

/** No span with this ID: what is left of it, what was meant perhaps, where was looked, what to try. */
export function RequestMissing({
	traceId,
	problem,
}: {
	readonly traceId: string;
	readonly problem: Problem['error'];
}) {
	// A bad ID is turned down before any source is asked.
	const missing = missingSchema.parse(problem);
	const { known, cases, close, sources, reference, help, event, lines } = missing;
	const unreachable = problem.code === 'unreachable';
	const gone = !unreachable && (known !== null || cases.length > 0);
	const told = known?.sentence ?? cases[0]?.sentence ?? '';
	return (
		<div className="page narrow missing">
			<h1>{event ? 'One event, reported without a request' : headline(unreachable, gone)}</h1>
			<p>
				<code>{traceId.slice(0, 80)}</code>
			</p>
			{told ? (
				<p className="ms-told" data-testid="told-then">
					It was told as: <b>{told}</b>
				</p>
			) : null}
			{event ? (
				<p className="c2">An app wrote it as a log record and named no request. This is all it says.</p>
			) : (
				<>
					<p className="c2">{problem.message}</p>
					<p className="c2">{explained(missing, unreachable, gone)}</p>
				</>
			)}
			<LinesLeft lines={lines} />
			<SharedCases cases={cases} first={gone} />
			<CloseMatches close={close} />
			{unreachable ? <LookAgain /> : null}
			<div className="row">
				<a className={gone || close.length > 0 ? 'btn' : 'btn primary'} href={`/r/${traceId}`}>
					{unreachable ? 'Try again' : 'Look again'}
				</a>
				<Link className="btn" href={`/search?q=${encodeURIComponent(traceId)}`}>
					Search for it as text
				</Link>
				{help ? (
					<a className="btn" href={help}>
						<Icon name="channel" />
						Ask about it
					</a>
				) : null}
				{reference ? (
					<span className="small c2">
						Reference <code>{reference}</code>, to quote when asking whoever runs this site
					</span>
				) : null}
			</div>
			{sources.length > 0 ? <SourcesAsked sources={sources} /> : null}
		</div>
	);
}

function headline(unreachable: boolean, gone: boolean): string {
	if (unreachable) return 'We could not read this request';
	return gone ? 'The spans and logs of this request are gone' : 'No request with this ID was found';
}

function explained({ known, retentionDays }: Missing, unreachable: boolean, gone: boolean): string {
	if (unreachable)
		return 'What is stored stays stored: it will show as soon as the source is back. Other pages may work.';
	const kept = formatCounted(retentionDays, 'day');
	if (!gone)
		return `The ID may have been cut in a message, the request may still be on its way (most arrive within seconds), it was not sampled by its sender, or it is older than ${kept}.`;
	return known
		? `It began ${known.startTime.slice(0, 10)}; spans and logs are kept for ${kept}. What was shared of it stays.`
		: `Spans and logs are kept for ${kept}. What was shared of it stays.`;
}

/** What people shared of it opens as they saw it. */
function SharedCases(props: {
	readonly cases: Missing['cases'];
	/** Whether it is the first thing to do. */
	readonly first: boolean;
}) {
	const { cases, first } = props;
	if (cases.length === 0) return null;
	return (
		<section aria-labelledby="ms-cases">
			<h2 id="ms-cases">What was shared of it</h2>
			<ul className="ms-list">
				{cases.map(({ id, frozenAt, sentence }, place) => (
					<li key={id}>
						<Link className={first && place === 0 ? 'btn primary' : 'btn'} href={`/c/${id}`}>
							Open the case
						</Link>
						<span>
							{sentence}
							<small>
								Shared <TimeAgo time={frozenAt} />
							</small>
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}

/** Requests whose ID is nearly this one. */
function CloseMatches({ close }: { readonly close: Missing['close'] }) {
	if (close.length === 0) return null;
	return (
		<section aria-labelledby="ms-close">
			<h2 id="ms-close">Perhaps it is this one</h2>
			<ul className="ms-list">
				{close.map(({ traceId, like, sentence, openedAt }, place) => (
					<li key={traceId}>
						<Link className={place === 0 ? 'btn primary' : 'btn'} href={`/r/${traceId}`}>
							Open the close match
						</Link>
						<span>
							{sentence}
							<small>
								<Icon name="note" small /> <code title={traceId}>{shortId(traceId)}</code>: {like}, opened{' '}
								<TimeAgo time={openedAt} short />
							</small>
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}
