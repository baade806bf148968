'use client';

import { Link } from '../base/link.tsx';
import { formatInstant } from '../../lib/format/clock.ts';
import type { ServiceLinksJson } from '../../lib/api/service-links.ts';
import { QueryProvider } from '../base/query-provider.tsx';
import { LinkEditor } from './link-editor.tsx';
import './links.css';
import './services.css';
import { useServiceLinks } from './use-service-links.ts';

/** Where people go on from a service: templates that its owner sets, tried on a real span. */
export function ServiceLinksPage({ service }: { readonly service: string }) {
	return (
		<QueryProvider>
			<div className="page services">
				<ServiceLinks service={service} />
			</div>
		</QueryProvider>
	);
}

function ServiceLinks({ service }: { readonly service: string }) {
	const { links, save } = useServiceLinks(service);
	if (links.isError && !links.data) {
		return (
			<div className="notice">
				<h1>The links of {service} can’t be read now</h1>
				<p role="alert">{links.error.message}</p>
				<button type="button" className="btn" onClick={() => void links.refetch()}>
					Try again
				</button>
			</div>
		);
	}
	return (
		<>
			<h1>{service}, where to go on</h1>
			{links.data ? (
				<>
					<p className="lead">
						{saidBy(links.data)}{' '}
						<Link href={`/services/${encodeURIComponent(service)}`}>Back to {service}</Link>
					</p>
					<LinkEditor key={links.data.savedAt ?? ''} links={links.data} save={save} />
				</>
			) : (
				<>
					<p className="lead">Reading its links and looking for a span of late …</p>
					<div className="skeleton" aria-hidden="true" />
				</>
			)}
		</>
	);
}

function saidBy({ from, savedAt, team }: ServiceLinksJson): string {
	const owned = team ? `Owned by ${team}. ` : '';
	if (savedAt !== null) return `${owned}Set here ${formatInstant(Date.parse(savedAt))}.`;
	return from === 'directory'
		? `${owned}As the service catalogue has them; what is saved here stands in their place.`
		: `${owned}Nobody has named any yet.`;
}
