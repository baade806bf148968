'use client';

import { MARK, type SpanTable } from '../../lib/model/trace.ts';
import { coded } from '../../lib/model/columns.ts';
import type { TimelineRow } from '../../lib/view/timeline-row.ts';
import { formatCount } from '../../lib/words/count.ts';
import { Icon } from '../base/icon.tsx';
import { markOf, ServiceMark } from '../base/service-mark.tsx';
import { useReport } from './report-context.ts';

/** What a row stands for. The service is not named again under a parent of the same service. */
export function RowLabel({ row, spans }: { readonly row: TimelineRow; readonly spans: SpanTable }) {
	if (row.kind === 'waiting') return <span className="gap-t el">waiting to retry</span>;
	if (row.kind === 'fold') return <span className="fold-t el">{foldWords(row.rows, spans)}</span>;
	return <SpanLabel row={row} spans={spans} />;
}

function SpanLabel({
	row,
	spans,
}: {
	readonly row: Extract<TimelineRow, { kind: 'span' | 'repeat' }>;
	readonly spans: SpanTable;
}) {
	const { marks, report } = useReport();
	const serial = report.findings.some(
		(finding) => finding.kind === 'serial-calls' && finding.rows[0] === row.row,
	);
	const service = coded(spans.services, row.row);
	const name = coded(spans.names, row.row);
	const parent = spans.parents[row.row] ?? -1;
	const repeated = parent >= 0 && spans.services.codes[parent] === spans.services.codes[row.row];
	return (
		<>
			<ServiceMark mark={markOf(marks, service)} />
			<span className={repeated ? 'sr' : 'nm'}>{service}</span>
			<span className="op el" title={`${service} ${name}`}>
				{name}
			</span>
			{row.kind === 'repeat' ? (
				<span className={serial ? 'rt badge anom' : 'rt badge'}>
					<Icon name="span" />×{formatCount(row.rows.length)}
				</span>
			) : (
				<MarkBadges marks={spans.marks[row.row] ?? 0} />
			)}
		</>
	);
}

const BADGES = [
	[MARK.orphan, 'dash', 'no parent', 'Its parent span did not arrive'],
	[MARK.moved, 'dash', 'clock', 'Its host’s clock was off; its time is adjusted'],
	[MARK.noTime, 'dash', 'no time', 'Its sender gave no start time'],
	[MARK.cycleCut, 'dash', 'loop cut', 'Its parents led back to itself'],
	[MARK.async, 'line', 'async', 'It ran apart from its parent'],
] as const;

function MarkBadges({ marks }: { readonly marks: number }) {
	const badge = BADGES.find(([bit]) => (marks & bit) !== 0);
	if (!badge) return null;
	const [, look, words, title] = badge;
	return (
		<span className={`rt badge ${look}`} title={title}>
			{words}
		</span>
	);
}

function foldWords(rows: readonly number[], spans: SpanTable): string {
	let count = 0;
	const services = new Set<number>();
	for (const first of rows) {
		const end = spans.subtreeEnds[first] ?? first + 1;
		count += end - first;
		for (let row = first; row < end; row++) services.add(spans.services.codes[row] ?? 0);
	}
	const only = services.size === 1 ? coded(spans.services, rows[0] ?? 0) : '';
	return only
		? `${formatCount(count)} healthy ${only} calls`
		: `${formatCount(count)} healthy calls to ${services.size} services`;
}
