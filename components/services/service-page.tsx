'use client';

import { Link } from '../base/link.tsx';
import { useMemo } from 'react';
import { serviceMarks } from '../../lib/view/timeline/service-marks.ts';
import type { ServicePageJson } from '../../lib/api/services.ts';
import { formatClock } from '../../lib/format/clock.ts';
import '../lists/list-pages.css';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { SourceScores } from '../base/source-scores.tsx';
import { ServiceName } from '../base/service-mark.tsx';
import { MissingParts } from '../base/missing-parts.tsx';
import { QueryProvider } from '../base/query-provider.tsx';
import { EdgeTable } from './edge-table.tsx';
import { HealthNumbers } from './health-numbers.tsx';
import { OperationTable } from './operation-table.tsx';
import { ServiceOwner } from './service-owner.tsx';
import { DEFAULT_DEPTH, serviceMapHref } from '../base/service-href.ts';
import './services.css';
import { useServicePage } from './use-services.ts';
import { VersionTable } from './version-table.tsx';

/** One service: is it in trouble, how does it do, what is asked of it, which versions run, who owns it. */
export function ServicePage({ service }: { readonly service: string }) {
	return (
		<QueryProvider>
			<div className="page services">
				<OneService service={service} />
			</div>
		</QueryProvider>
	);
}

function OneService({ service }: { readonly service: string }) {
	const page = useServicePage(service);
	if (page.isError && !page.data) {
		return (
			<div className="notice">
				<h1>{service} can’t be looked up now</h1>
				<p role="alert">The store did not answer ({page.error.message}).</p>
				<button type="button" className="btn" onClick={() => void page.refetch()}>
					Try again
				</button>
			</div>
		);
	}
	if (!page.data) {
		return (
			<>
				<h1>Reading {service} …</h1>
				<div className="skeleton" aria-hidden="true" />
			</>
		);
	}
	return <Known page={page.data} />;
}

function Known({ page }: { readonly page: ServicePageJson }) {
	const marks = useMemo(() => {
		const names = [
			page.service,
			...page.callers.map((one) => one.caller),
			...page.callees.map((one) => one.callee),
		];
		return serviceMarks(names.map((name, index) => ({ name, spans: names.length - index })));
	}, [page]);
	return (
		<>
			<p className="sv-name">
				<ServiceName service={page.service} marks={marks} />
			</p>
			<h1>{headline(page)}</h1>
			<p className="lead">
				{formatClock(Date.parse(page.from))} to {formatClock(Date.parse(page.to))} UTC
			</p>
			<MissingParts missing={page.missing} />
			<div className="sv-grid">
				<div className="sv-side">
					<ServiceOwner owner={page.owner} service={page.service} says={headline(page)} />
					<section className="panel sv-card" aria-label="Go on">
						<Link className="btn" href={`/search?service=${encodeURIComponent(page.service)}&status=error`}>
							<Icon name="error" />
							Its failed requests
						</Link>
						<Link className="btn" href={`/search?service=${encodeURIComponent(page.service)}`}>
							<Icon name="search" />
							All its requests
						</Link>
						<Link className="btn" href={`/services/${encodeURIComponent(page.service)}/links`}>
							<Icon name="out" />
							Its links to other tools
						</Link>
						<Link className="btn" href={serviceMapHref(page.service, DEFAULT_DEPTH)}>
							<Icon name="service" />
							Its place on the map
						</Link>
					</section>
				</div>
				<div className="sv-main">
					<Panel title="How it does" count="last hour, by the minute">
						<HealthNumbers page={page} />
						{page.scores.length > 0 ? (
							<div className="sv-scores">
								<SourceScores scores={page.scores} title="What each source says" />
							</div>
						) : null}
					</Panel>
					<Panel title="Operations" count="most failing first">
						<OperationTable operations={page.operations} service={page.service} />
					</Panel>
					<div className="sv-two">
						<Panel title="Called by" count={coverage(page)}>
							<EdgeTable edges={page.callers} end="caller" marks={marks} />
						</Panel>
						<Panel title="Calls on" count={coverage(page)}>
							<EdgeTable edges={page.callees} end="callee" marks={marks} />
						</Panel>
					</div>
					<Panel title="Versions" count="newest first">
						<VersionTable versions={page.versions} />
					</Panel>
				</div>
			</div>
		</>
	);
}

function headline({ service, trouble, counts }: ServicePageJson): string {
	if (trouble) return `${service} is in trouble: ${trouble.sentence}`;
	return counts ? `${service} is not in trouble` : `${service} was not seen in the last hour`;
}

function coverage({ oneOf }: ServicePageJson): string {
	return oneOf === 1 ? '' : `from one request in ${oneOf}`;
}
