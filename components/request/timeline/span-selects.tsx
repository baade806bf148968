'use client';

import { useState } from 'react';
import { SPAN_KINDS } from '../../../lib/model/span-kind.ts';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import { spanInventory } from '../../../lib/view/spans/span-inventory.ts';
import { parseSpanQuery, withQueryPart } from '../../../lib/view/spans/span-query.ts';
import { useReport } from '../model/report-context.ts';
import { useRequestStore, useRequestView } from '../model/request-store.ts';

/** More services are put into their list when somebody turns to it: 5,000 would weigh more than the rest of the page. */
const LISTED = 100;

/** Service and kind to filter by. They write `service=` and `kind=` into the filter, so a link holds them too. */
export function SpanSelects({ spans }: { readonly spans: SpanColumns }) {
	const { report } = useReport();
	const store = useRequestStore();
	const filter = useRequestView((state) => state.filter);
	const { service = '', kind = '' } = parseSpanQuery(filter);
	const set = (part: 'service' | 'kind', value: string) =>
		store.setState({ filter: withQueryPart(filter, part, value) });
	const [opened, setOpened] = useState(false);
	const listed = opened || report.services.length <= LISTED;
	const names = listed ? report.services.map((one) => one.name).toSorted() : service === '' ? [] : [service];
	const kinds = SPAN_KINDS.filter((_, code) => (spanInventory(spans).kinds & (1 << code)) !== 0);
	return (
		<>
			<select
				className="pick"
				aria-label="Service of spans"
				value={service}
				onFocus={() => setOpened(true)}
				onPointerDown={() => setOpened(true)}
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
