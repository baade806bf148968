'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMemo } from 'react';
import { formatPercent } from '../../lib/words/count.ts';
import { serviceMarks } from '../../lib/view/service-marks.ts';
import './home.css';
import { troubleListSchema } from '../../lib/wire/api/trouble.ts';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { ServiceName } from '../base/service-mark.tsx';
import { QueryProvider } from '../search/query-provider.tsx';
import { RequestList } from '../search/request-list.tsx';
import { useSearch } from '../search/use-search.ts';
import { servicePageHref } from '../services/service-href.ts';
import { ConciergeBox } from './concierge-box.tsx';

/** What happened? One box; below it what is in trouble now and what came in last. */
export function HomePage() {
	return (
		<>
			<section className="hero" aria-labelledby="home-question">
				<h1 id="home-question">What happened?</h1>
				<ConciergeBox />
				<div className="kinds">
					<span>Or start from</span>
					<Link className="chip" href="/search?status=error">
						<Icon name="error" />
						Requests that failed
					</Link>
					<Link className="chip" href="/search">
						<Icon name="service" />
						All requests
					</Link>
					<Link className="chip" href="/ledger">
						<Icon name="list" />
						What was received
					</Link>
					<span className="c3">or drop a trace file anywhere</span>
				</div>
			</section>
			<QueryProvider>
				<div className="page under home-lists">
					<Trouble />
					<Recent />
				</div>
			</QueryProvider>
		</>
	);
}

const EVERY_MS = 30_000;

function Trouble() {
	const trouble = useQuery({
		queryKey: ['trouble'],
		refetchInterval: EVERY_MS,
		retry: false,
		queryFn: async ({ signal }) => {
			const answer = await fetch('/api/trouble', { signal });
			if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
			return troubleListSchema.parse(await answer.json()).services;
		},
	});
	const services = trouble.data ?? [];
	const marks = useMemo(
		() => serviceMarks((trouble.data ?? []).map(({ service }) => ({ name: service, spans: 1 }))),
		[trouble.data],
	);
	return (
		<Panel title="In trouble now" count={services.length > 0 ? `${services.length}` : ''}>
			{trouble.isPending ? <output className="empty">Checking services …</output> : null}
			{trouble.isError ? (
				<p className="empty">
					Which services are in trouble is not known now: the check did not answer. Requests open as usual.
				</p>
			) : null}
			{trouble.data?.length === 0 ? <p className="empty">No service is in trouble.</p> : null}
			{services.map(({ service, sentence, calls, errors, usualShare, owner }) => (
				<Link key={service} className="tr" href={servicePageHref(service)}>
					<span className="c-error">
						<Icon name="error" />
					</span>
					<ServiceName service={service} marks={marks} />
					<span className="w">{sentence}</span>
					<span className="m">
						{formatPercent(errors / Math.max(1, calls))} failing
						<small>{usualShare === null ? 'usual not known' : `usually ${formatPercent(usualShare)}`}</small>
					</span>
					<span className="o">
						{owner?.onCall || owner?.team || 'no owner known'}
						<small>{owner?.onCall ? owner.team : ''}</small>
					</span>
				</Link>
			))}
		</Panel>
	);
}

const SHOWN = 'limit=12';

function Recent() {
	const recent = useSearch(SHOWN);
	const requests = useMemo(() => recent.data?.pages[0]?.requests ?? [], [recent.data]);
	const marks = useMemo(
		() => serviceMarks(requests.map(({ rootService }) => ({ name: rootService, spans: 1 }))),
		[requests],
	);
	return (
		<Panel title="Recent requests" count="newest first">
			{recent.isPending ? <output className="empty">Reading requests …</output> : null}
			{recent.isError ? (
				<p className="empty">
					The store did not answer ({recent.error.message}). It is asked again when the page is opened.
				</p>
			) : null}
			{recent.data && requests.length === 0 ? (
				<p className="empty">
					No request has come in yet. Point an OpenTelemetry exporter at <code>http://127.0.0.1:4318</code>,
					Zipkin at <code>http://127.0.0.1:9411</code>, or drop a trace file here.
				</p>
			) : null}
			<RequestList requests={requests} marks={marks} />
		</Panel>
	);
}
