'use client';

import { Link } from '../../base/link.tsx';
import type { SpanDetail } from '../../../lib/api/request.ts';
import { CopyButton } from '../../base/copy-button.tsx';
import { Icon } from '../../base/icon.tsx';
import { OnwardButton } from '../model/onward-links.tsx';
import { Fold } from './fold.tsx';
import { useRequestStore } from '../model/request-store.ts';

/** Who owns the service of this span, when it is not the one that the verdict names. */
export function SpanOwner({ span }: { readonly span: SpanDetail }) {
	const { owner } = span;
	return (
		<section>
			<h3>Owner of {span.service}</h3>
			{owner ? (
				<p className="small owner-line">
					<b>{owner.team || 'Team not named'}</b>
					{owner.nearest ? <span>nearest known: owner of its {owner.nearest}</span> : null}
					{owner.onCall ? <span>on call: {owner.onCall}</span> : null}
					{owner.slackUrl ? (
						<a href={owner.slackUrl} rel="noreferrer" target="_blank">
							{owner.slackChannel}
						</a>
					) : null}
					{owner.email ? <a href={`mailto:${owner.email}`}>{owner.email}</a> : null}
					{owner.runbookUrl ? (
						<a href={owner.runbookUrl} rel="noreferrer" target="_blank">
							{owner.runbookTitle || 'Runbook'}
						</a>
					) : null}
				</p>
			) : (
				<p className="small c2">No directory names an owner for this service.</p>
			)}
		</section>
	);
}

/** Where to go from here: its lines, its like, its service. */
export function SpanOnward({ span }: { readonly span: SpanDetail }) {
	const store = useRequestStore();
	const like = new URLSearchParams({ service: span.service, operation: span.name });
	return (
		<section className="no-print">
			<h3>Go on to</h3>
			<div className="links">
				{span.onward.map((link) => (
					<OnwardButton key={link.href} link={link} />
				))}
				<button
					type="button"
					className="btn sm"
					onClick={() => {
						store.setState({ logsOfSpan: true });
						document.getElementById('logs')?.focus();
					}}
				>
					<Icon name="log" small />
					Its log lines
				</button>
				<Link className="btn sm" href={`/search?${like}`}>
					<Icon name="list" small />
					Calls like this
				</Link>
				<Link className="btn sm" href={`/services/${encodeURIComponent(span.service)}`}>
					<Icon name="service" small />
					<span className="el">{span.service}</span>
				</Link>
			</div>
		</section>
	);
}

/** The span as it is stored: its ID, and all of it as JSON to read or copy. */
export function SpanRaw({ span }: { readonly span: SpanDetail }) {
	const json = JSON.stringify(span, null, 2);
	return (
		<section>
			{span.notes.length > 0 ? (
				<ul className="small c2 span-notes">
					{span.notes.map((note) => (
						<li key={note}>{note}</li>
					))}
				</ul>
			) : null}
			<div className="row">
				<span className="small c2">
					Span <code>{span.spanId}</code>
				</span>
				<CopyButton text={span.spanId} label="Copy span ID" />
				<span className="sp" />
				<CopyButton className="btn sm" label="Copy as JSON" text={json}>
					Copy as JSON
				</CopyButton>
			</div>
			<Fold words="Raw JSON">
				{/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key */}
				<pre className="pay raw" tabIndex={0} aria-label="This span as JSON">
					{json}
				</pre>
			</Fold>
		</section>
	);
}
