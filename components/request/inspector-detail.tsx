'use client';

import Link from 'next/link';
import type { SpanDetail } from '../../lib/wire/api/request.ts';
import { formatDuration } from '../../lib/words/duration.ts';
import { CopyButton } from '../base/copy-button.tsx';
import { shortId } from '../base/short-id.ts';
import { DurationHistogram } from './duration-histogram.tsx';
import { Fields } from './fields.tsx';
import { LogList } from './log-list.tsx';
import { useSpanDetail } from './request-queries.ts';
import { useLogTicks } from './use-log-ticks.ts';

/** What is read when a span is chosen. */
export function InspectorDetail(props: {
	readonly spanId: string;
	readonly row: number;
	readonly took: number;
}) {
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
	return (
		<>
			{span.baseline ? <DurationHistogram baseline={span.baseline} took={props.took} /> : null}
			{span.statusMessage ? (
				<section>
					<h3>What it reported</h3>
					<p className="said">{span.statusMessage}</p>
				</section>
			) : null}
			<Fields title="Fields" fields={span.attributes} open={8} />
			{lines.length > 0 ? (
				<section>
					<h3>
						What the service logged{' '}
						<span className="c3">
							{lines.length} {lines.length === 1 ? 'line' : 'lines'}
						</span>
					</h3>
					<LogList lines={lines} />
				</section>
			) : null}
			<SpanEvents events={span.events} />
			<SpanLinks links={span.links} />
			<Fields title="Where it ran" fields={span.resource} open={4} />
			<SpanRest span={span} />
		</>
	);
}

function SpanEvents({ events }: { readonly events: SpanDetail['events'] }) {
	if (events.length === 0) return null;
	return (
		<section>
			<h3>
				Events <span className="c3">{events.length}</span>
			</h3>
			<ol className="lines">
				{events.map((event) => (
					<li key={`${event.time} ${event.name}`} className={event.name === 'exception' ? 'e' : undefined}>
						<span className="t">+{formatDuration(event.offsetNanos)}</span>
						<span className="lv">event</span>
						<span className="m">
							{event.name}{' '}
							{event.attributes
								.filter((field) => !field.key.endsWith('stacktrace'))
								.map((field) => `${field.key}=${field.value}`)
								.join(' ')}
						</span>
					</li>
				))}
			</ol>
		</section>
	);
}

function SpanLinks({ links }: { readonly links: SpanDetail['links'] }) {
	if (links.length === 0) return null;
	return (
		<section>
			<h3>Linked requests</h3>
			<ul className="links">
				{links.map((link) => (
					<li key={`${link.traceId} ${link.spanId}`}>
						<Link className="btn sm" href={`/r/${link.traceId}?s=${link.spanId}`}>
							<code>{shortId(link.traceId)}</code>
						</Link>
					</li>
				))}
			</ul>
		</section>
	);
}

function SpanRest({ span }: { readonly span: SpanDetail }) {
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
				<CopyButton className="btn sm" label="Copy as JSON" text={() => JSON.stringify(span, null, 2)}>
					Copy as JSON
				</CopyButton>
			</div>
		</section>
	);
}
