'use client';

import { Link } from '../base/link.tsx';
import { useMemo } from 'react';
import { serviceMarks } from '../../lib/view/timeline/service-marks.ts';
import type { RequestSummary } from '../../lib/api/search.ts';
import { formatCount } from '../../lib/format/count.ts';
import '../lists/list-pages.css';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { PeopleHint } from '../lists/people-hint.tsx';
import { QueryProvider } from '../base/query-provider.tsx';
import { RequestList } from '../lists/request-list.tsx';
import { SearchForm } from './search-form.tsx';
import { useOpened } from '../lists/use-opened.ts';
import { useSearch } from '../lists/use-search.ts';

/** Of those opened last the sentence is known. */
const MAX_TOLD = 500;

/** What was searched for and what was found: the exact number, newest first. */
export function SearchPage({ query }: { readonly query: string }) {
	return (
		<div className="page search-page">
			<h1 className="sr">Search</h1>
			<SearchForm query={query} />
			<QueryProvider>
				<PeopleHint text={new URLSearchParams(query).get('q') ?? ''} />
				<Results query={query} />
			</QueryProvider>
		</div>
	);
}

function Results({ query }: { readonly query: string }) {
	const search = useSearch(query);
	const requests = useMemo(() => search.data?.pages.flatMap((page) => page.requests) ?? [], [search.data]);
	const marks = useMemo(() => serviceMarks(counted(requests)), [requests]);
	const opened = useOpened(MAX_TOLD);
	const told = useMemo(
		() => new Map(opened.data?.map(({ traceId, sentence }) => [traceId, sentence])),
		[opened.data],
	);
	const [first] = search.data?.pages ?? [];
	const total = first ? `${first.totalIsExact ? '' : 'at least '}${formatCount(first.total)}` : '';
	return (
		<Panel
			title="Requests"
			count={
				<output>
					{first ? (
						<>
							<span data-testid="result-count">{total}</span> found, newest first
						</>
					) : search.isError ? (
						''
					) : (
						'Searching …'
					)}
				</output>
			}
			controls={<Filters query={query} />}
		>
			{search.isError ? (
				<p className="empty" role="alert">
					The search did not answer ({search.error.message}). Requests still open by their trace ID.{' '}
					<button type="button" className="btn sm" onClick={() => void search.refetch()}>
						Try again
					</button>
				</p>
			) : null}
			{search.isPending ? (
				<div className="empty" aria-hidden="true">
					<div className="skeleton" />
					<div className="skeleton short" />
				</div>
			) : null}
			{first && requests.length === 0 ? (
				<p className="empty">
					Nothing found. IDs, service names, <code>key=value</code> and words of span names, messages and log
					lines were looked for, as far back as requests are kept. Check that the ID is whole, or drop a
					filter.
				</p>
			) : null}
			<RequestList requests={requests} marks={marks} told={told} />
			{search.hasNextPage ? (
				<div className="lg-more">
					<button
						type="button"
						className="btn sm"
						disabled={search.isFetchingNextPage}
						onClick={() => void search.fetchNextPage()}
					>
						{search.isFetchingNextPage ? 'Reading more …' : 'Show more'}
					</button>
				</div>
			) : null}
		</Panel>
	);
}

const NAMED: ReadonlyMap<string, string> = new Map([
	['service', 'service'],
	['status', 'status'],
	['minDuration', 'at least'],
	['maxDuration', 'at most'],
	['from', 'from'],
	['to', 'to'],
]);

/** Filters in force as chips; each is dropped by its link. The one for failures is always at hand. */
function Filters({ query }: { readonly query: string }) {
	const params = new URLSearchParams(query);
	const without = (key: string) => {
		const rest = new URLSearchParams(query);
		rest.delete(key);
		return `/search?${rest}`;
	};
	const failed = new URLSearchParams(query);
	failed.set('status', 'error');
	return (
		<span className="row">
			{[...params].map(([key, value]) =>
				NAMED.has(key) ? (
					<Link key={key} className="chip" href={without(key)} aria-label={`Drop the filter ${key} ${value}`}>
						{NAMED.get(key)} {value}
						<Icon name="close" small />
					</Link>
				) : null,
			)}
			{params.has('status') ? null : (
				<Link className="chip" href={`/search?${failed}`}>
					Only failed
				</Link>
			)}
		</span>
	);
}

function counted(requests: readonly RequestSummary[]) {
	const spans = new Map<string, number>();
	for (const request of requests) spans.set(request.rootService, (spans.get(request.rootService) ?? 0) + 1);
	return Array.from(spans, ([name, count]) => ({ name, spans: count }));
}
