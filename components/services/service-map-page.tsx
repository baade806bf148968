'use client';

import { Link } from '../base/link.tsx';
import { useMemo } from 'react';
import { serviceMarks } from '../../lib/view/timeline/service-marks.ts';
import type { ServiceMap } from '../../lib/api/services.ts';
import { formatCount, formatCounted } from '../../lib/format/count.ts';
import { formatClock } from '../../lib/format/clock.ts';
import { Panel } from '../base/panel.tsx';
import { MissingParts } from '../base/missing-parts.tsx';
import { QueryProvider } from '../base/query-provider.tsx';
import { FocusCard } from './focus-card.tsx';
import { MapPicture } from './map-picture.tsx';
import { DEPTHS, serviceMapHref } from '../base/service-href.ts';
import { ServiceTable } from './service-table.tsx';
import '../lists/list-pages.css';
import './services.css';
import { useServiceMap } from './use-services.ts';

interface View {
	/** The service in the middle; empty for the one that matters most. */
	readonly focus: string;
	readonly depth: number;
	/** Where exporters send to: OTLP over HTTP, and Zipkin. */
	readonly addresses: { readonly collector: string; readonly zipkin: string };
}

/** Which services there are, which are in trouble, and who calls whom around one of them. */
export function ServiceMapPage(view: View) {
	return (
		<QueryProvider>
			<div className="page services">
				<Services {...view} />
			</div>
		</QueryProvider>
	);
}

function Services(view: View) {
	const map = useServiceMap();
	if (map.isError && !map.data) {
		return (
			<div className="notice">
				<h1>Services can’t be listed now</h1>
				<p role="alert">
					The store did not answer ({map.error.message}). Requests whose ID is known may open all the same.
				</p>
				<button type="button" className="btn" onClick={() => void map.refetch()}>
					Try again
				</button>
			</div>
		);
	}
	if (!map.data) {
		return (
			<>
				<h1>Reading services …</h1>
				<div className="skeleton" aria-hidden="true" />
			</>
		);
	}
	return <Known map={map.data} {...view} />;
}

function Known({ map, focus, depth, addresses }: View & { readonly map: ServiceMap }) {
	const marks = useMemo(
		() => serviceMarks(map.services.map(({ service, calls }) => ({ name: service, spans: calls }))),
		[map.services],
	);
	const middle = focus || map.services[0]?.service || '';
	if (map.services.length === 0) {
		return (
			<div className="notice">
				<h1>No service was seen in the last hour</h1>
				<p>
					Point an OpenTelemetry exporter at <code>{addresses.collector}</code> or Zipkin at{' '}
					<code>{addresses.zipkin}</code>. Services show up here with their first span.
				</p>
				<MissingParts missing={map.missing} />
			</div>
		);
	}
	return (
		<>
			<h1>{headline(map)}</h1>
			<p className="lead">{coverage(map)}</p>
			<MissingParts missing={map.missing} />
			<div className="sv-grid">
				<FocusCard map={map} focus={middle} marks={marks} />
				<Panel
					title={`Around ${middle}`}
					count="callers left, callees right"
					className="sv-map"
					controls={<Depth focus={middle} depth={depth} />}
				>
					<MapPicture map={map} focus={middle} depth={depth} marks={marks} />
				</Panel>
			</div>
			<ServiceTable services={map.services} marks={marks} />
		</>
	);
}

function Depth({ focus, depth }: Omit<View, 'addresses'>) {
	return (
		<nav className="seg" aria-label="Calls away">
			{DEPTHS.map((value) => (
				<Link
					key={value}
					href={serviceMapHref(focus, value)}
					replace
					scroll={false}
					aria-current={value === depth ? 'true' : undefined}
				>
					{formatCounted(value, 'call')}
				</Link>
			))}
		</nav>
	);
}

function headline({ services }: ServiceMap): string {
	const troubled = services.filter((one) => one.trouble).length;
	const all = formatCounted(services.length, 'service');
	if (troubled === 0) return `None of ${all} is in trouble`;
	return `${formatCount(troubled)} of ${all} ${troubled === 1 ? 'is' : 'are'} in trouble`;
}

function coverage({ from, to, oneOf }: ServiceMap): string {
	const time = `${formatClock(Date.parse(from))} to ${formatClock(Date.parse(to))} UTC`;
	return oneOf === 1
		? `${time}, from all requests. Only services that send spans are seen.`
		: `${time}. Counts are of all requests; who calls whom is from one request in ${formatCount(oneOf)}.`;
}
