'use client';

import { useMemo } from 'react';
import { serviceMarks } from '../../lib/view/timeline/service-marks.ts';
import type { RecentList } from '../../lib/api/lists.ts';
import { formatDuration } from '../../lib/format/duration.ts';
import { Link } from '../base/link.tsx';
import { Panel } from '../base/panel.tsx';
import { StateIcon } from '../base/state-icon.tsx';
import { TimeAgo } from '../base/time-ago.tsx';
import { RequestList } from '../lists/request-list.tsx';
import { useOpened } from '../lists/use-opened.ts';
import { useSearch } from '../lists/use-search.ts';

/** Where exporters send to. */
export interface SendTo {
	/** OTLP over HTTP. */
	readonly collector: string;
	readonly zipkin: string;
}

const OPENED = 8;
const ARRIVED = 'limit=8';

/** What was opened here last, told as it was then; where nothing was, what came in last. */
export function RecentPanel({ addresses }: { readonly addresses: SendTo }) {
	const opened = useOpened(OPENED);
	if (opened.isPending) return null;
	const requests = opened.data ?? [];
	if (requests.length === 0) return <ArrivedPanel addresses={addresses} />;
	return (
		<Panel
			title="Recent requests"
			count="opened by you and your team"
			controls={
				<Link className="small" href="/search">
					All requests
				</Link>
			}
		>
			<ul>
				{requests.map((request) => (
					<OpenedRow key={request.traceId} request={request} />
				))}
			</ul>
		</Panel>
	);
}

function OpenedRow({ request }: { readonly request: RecentList['requests'][number] }) {
	return (
		<li>
			<Link className="rr opened" href={`/r/${request.traceId}`} data-testid="opened">
				<StateIcon state={request.state} />
				<b className="el">{request.sentence || request.route}</b>
				<code className="el">{request.route}</code>
				<span className="num">{formatDuration(request.durationNanos)}</span>
				<span className="num c2">
					<TimeAgo time={request.openedAt} short />
				</span>
			</Link>
		</li>
	);
}

function ArrivedPanel({ addresses }: { readonly addresses: SendTo }) {
	const recent = useSearch(ARRIVED);
	const requests = useMemo(() => recent.data?.pages[0]?.requests ?? [], [recent.data]);
	const marks = useMemo(
		() => serviceMarks(requests.map(({ rootService }) => ({ name: rootService, spans: 1 }))),
		[requests],
	);
	return (
		<Panel title="Recent requests" count="newest first, none was opened here yet">
			{recent.isPending ? <output className="empty">Reading requests …</output> : null}
			{recent.isError ? (
				<p className="empty">
					The store did not answer ({recent.error.message}). It is asked again when the page is opened.
				</p>
			) : null}
			{recent.data && requests.length === 0 ? (
				<p className="empty">
					No request has come in yet. Point an OpenTelemetry exporter at <code>{addresses.collector}</code>,
					Zipkin at <code>{addresses.zipkin}</code>, or drop a trace file here.
				</p>
			) : null}
			<RequestList requests={requests} marks={marks} />
		</Panel>
	);
}
