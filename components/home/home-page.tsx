'use client';

import { Link } from '../base/link.tsx';
import '../lists/list-pages.css';
import { Icon } from '../base/icon.tsx';
import { QueryProvider } from '../base/query-provider.tsx';
import { ConciergeBox } from '../box/concierge-box.tsx';
import { DemoStories } from './demo-stories.tsx';
import { HandedPanel } from './handed-panel.tsx';
import { RecentPanel, type SendTo } from './recent-panel.tsx';
import { TroublePanel } from './trouble-panel.tsx';

/** What happened? One box; below it what is in trouble now, what was opened and what was handed on. */
export function HomePage({ addresses }: { readonly addresses: SendTo }) {
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
					<div className="cols">
						<div className="main-col">
							<TroublePanel />
							<RecentPanel addresses={addresses} />
						</div>
						<HandedPanel />
					</div>
					<DemoStories />
				</div>
			</QueryProvider>
		</>
	);
}
