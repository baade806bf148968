'use client';

import { coded } from '../../../lib/model/columns.ts';
import { SPAN_KINDS, STATUS } from '../../../lib/model/span-kind.ts';
import type { SpanColumns } from '../../../lib/model/trace.ts';
import { mainCriticalPath } from '../../../lib/view/spans/main-critical-path.ts';
import { selfTimeNanos } from '../../../lib/view/spans/self-time.ts';
import { spanStory } from '../../../lib/view/spans/span-story.ts';
import { triesOf } from '../../../lib/trace/tries.ts';
import { formatDuration } from '../../../lib/format/duration.ts';
import { Icon } from '../../base/icon.tsx';
import { markOf, ServiceMark } from '../../base/service-mark.tsx';
import { InspectorDetail } from './inspector-detail.tsx';
import { useReport } from '../model/report-context.ts';
import { useSpanDetail } from '../model/request-queries.ts';
import { SpanTries } from './span-tries.tsx';
import { useRequestStore, useRequestView } from '../model/request-store.ts';

/** The selected span: what it did, whether that is normal, its fields, logs and links. */
export function Inspector({ spans }: { readonly spans: SpanColumns | undefined }) {
	const selected = useRequestView((view) => view.selected);
	if (!selected || !spans || selected.row < 0 || selected.row >= spans.length) {
		return (
			<section
				id="inspector"
				tabIndex={-1}
				className="panel insp"
				data-testid="inspector"
				aria-labelledby="ih"
			>
				<div className="ph">
					<h2 id="ih">{spans ? 'No span selected' : 'Reading spans …'}</h2>
				</div>
				<p className="empty">Choose a finding, a service or a row of the timeline to see what it did.</p>
			</section>
		);
	}
	return <SpanInspector spans={spans} row={selected.row} spanId={selected.spanId} />;
}

function SpanInspector({
	spans,
	row,
	spanId,
}: {
	readonly spans: SpanColumns;
	readonly row: number;
	readonly spanId: string;
}) {
	const { marks } = useReport();
	const store = useRequestStore();
	const service = coded(spans.services, row);
	const chosen = useIsChosen();
	return (
		<section
			id="inspector"
			tabIndex={-1}
			className={`panel insp${chosen ? ' chosen' : ''}`}
			data-testid="inspector"
			aria-labelledby="ih"
		>
			<div className="ph">
				<div className="insp-title">
					<h2 id="ih">
						<ServiceMark mark={markOf(marks, service)} />
						{service}
						{spans.statusCodes[row] === STATUS.error ? <FailedBadge row={row} spanId={spanId} /> : null}
					</h2>
					<code className="c2">{coded(spans.names, row)}</code>
				</div>
				<span className="c3 micro nw">{aside(spans, row)}</span>
				<button
					type="button"
					className="icon-btn tiny"
					aria-label="Close inspector"
					onClick={() => {
						store.setState({ selected: undefined, finding: undefined });
						document.querySelector<HTMLElement>('#timeline [role=treegrid]')?.focus({ preventScroll: true });
					}}
				>
					<Icon name="close" small />
				</button>
			</div>
			<SpanNumbers spans={spans} row={row} />
			<SpanTries spans={spans} row={row} />
			<InspectorDetail spanId={spanId} row={row} took={spans.durations[row] ?? 0} />
		</section>
	);
}

/** Where the inspector lies over the page it opens for a span that somebody chose or sent, not for the first finding's. */
function useIsChosen(): boolean {
	const { report } = useReport();
	const first = useRequestStore().getInitialState();
	const selected = useRequestView((view) => view.selected);
	return selected !== first.selected || first.finding !== report.findings[0]?.number;
}

/** Failed, in the words of the protocol once they are there: "404". */
function FailedBadge({ row, spanId }: { readonly row: number; readonly spanId: string }) {
	const detail = useSpanDetail(spanId, row);
	const code = detail.data?.attributes.find((field) => CODE.test(field.key));
	return (
		<span className="badge error">
			<Icon name="error" />
			{code ? `${code.key.startsWith('exit') ? 'exit ' : ''}${code.value}` : 'failed'}
		</span>
	);
}

const CODE = /^(http\.(response\.)?status_code|rpc\.status_code|exit\.code)$/;

/** Which try it was, or was part of; else its kind. */
function aside(spans: SpanColumns, row: number): string {
	const { byRow } = triesOf(spans);
	for (let at = row; at >= 0; at = spans.parents[at] ?? -1) {
		const tries = byRow.get(at);
		if (tries) return `${at === row ? '' : 'in '}try ${tries.indexOf(at) + 1} of ${tries.length}`;
	}
	return SPAN_KINDS[spans.kinds[row] ?? 0] ?? '';
}

function SpanNumbers({ spans, row }: { readonly spans: SpanColumns; readonly row: number }) {
	const critical = mainCriticalPath(spans);
	const took = spans.durations[row] ?? 0;
	let waitedFor = 0;
	for (let below = row; below < (spans.subtreeEnds[row] ?? 0); below++) waitedFor += critical.own[below] ?? 0;
	return (
		<section className="first">
			<p className="said">{spanStory(spans, row)}</p>
			<dl className="num3">
				<dt>Took</dt>
				<dd>{formatDuration(took)}</dd>
				<dt>Own work</dt>
				<dd>{formatDuration(selfTimeNanos(spans, row))}</dd>
				<dt>Started at</dt>
				<dd>{formatDuration(spans.starts[row] ?? 0)}</dd>
				<dt>Critical path</dt>
				<dd>{criticalWords(waitedFor, took)}</dd>
			</dl>
		</section>
	);
}

function criticalWords(waitedFor: number, took: number): string {
	if (waitedFor <= 0) return 'not on it';
	return waitedFor >= took * 0.99 ? 'all of it' : formatDuration(waitedFor);
}
