'use client';

import { SPAN_KINDS } from '../../lib/model/span-kind.ts';
import type { SpanColumns } from '../../lib/model/trace.ts';
import { seenInSpans } from '../../lib/view/seen-in-spans.ts';
import { parseSpanQuery, withQueryPart } from '../../lib/view/span-query.ts';
import { useReport } from './report-context.ts';
import { useRequestStore, useRequestView } from './request-store.ts';

/** Service and kind to filter by. They write `service=` and `kind=` into the filter, so a link holds them too. */
export function SpanSelects({ spans }: { readonly spans: SpanColumns }) {
	const { report } = useReport();
	const store = useRequestStore();
	const filter = useRequestView((state) => state.filter);
	const { service = '', kind = '' } = parseSpanQuery(filter);
	const set = (part: 'service' | 'kind', value: string) =>
		store.setState({ filter: withQueryPart(filter, part, value) });
	const names = report.services.map((one) => one.name).toSorted();
	const kinds = SPAN_KINDS.filter((_, code) => (seenInSpans(spans).kinds & (1 << code)) !== 0);
	return (
		<>
			<select
				className="pick"
				aria-label="Service of spans"
				value={service}
				onChange={(event) => set('service', event.target.value)}
			>
				<option value="">All services</option>
				{names.map((name) => (
					<option key={name}>{name}</option>
				))}
			</select>
			<select
				className="pick"
				aria-label="Kind of spans"
				value={kind}
				onChange={(event) => set('kind', event.target.value)}
			>
				<option value="">Any kind</option>
				{kinds.map((name) => (
					<option key={name}>{name}</option>
				))}
			</select>
		</>
	);
}
