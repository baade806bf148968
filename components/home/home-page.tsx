'use client';

import { Link } from '../base/link.tsx';
import { useMemo } from 'react';
import { serviceMarks } from '../../lib/view/service-marks.ts';
import './home.css';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { QueryProvider } from '../search/query-provider.tsx';
import { RequestList } from '../search/request-list.tsx';
import { useSearch } from '../search/use-search.ts';
import { ConciergeBox } from './concierge-box.tsx';
import { DemoStories } from './demo-stories.tsx';
import { TroublePanel } from './trouble-panel.tsx';

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
					<Link className="chip" href="/studio">
						<Icon name="person" />
						Somebody in production
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
					<TroublePanel />
					<Recent />
					<DemoStories />
				</div>
			</QueryProvider>
		</>
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
