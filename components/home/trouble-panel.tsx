'use client';

import { useQuery } from '@tanstack/react-query';
import { Link } from '../base/link.tsx';
import { useMemo } from 'react';
import { UNUSUAL_SCORE } from '../../lib/model/anomaly-score.ts';
import { serviceMarks } from '../../lib/view/timeline/service-marks.ts';
import { type TroubleList, type TroubleMeasure, troubleListSchema } from '../../lib/api/trouble.ts';
import { formatCounted, formatPercent } from '../../lib/format/count.ts';
import { formatDuration } from '../../lib/format/duration.ts';
import { formatClock } from '../../lib/format/clock.ts';
import { MissingParts } from '../base/missing-parts.tsx';
import { Panel } from '../base/panel.tsx';
import { scoreText } from '../base/score-text.ts';
import { ServiceName, type ServiceMarks } from '../base/service-mark.tsx';
import { TroubleMark } from '../base/trouble-mark.tsx';
import { servicePageHref } from '../base/service-href.ts';
import { TroubleTrend } from './trouble-trend.tsx';

const EVERY_MS = 30_000;
const SHOWN = 8;
/** Scores of sources told in a row. */
const SAID = 2;

/** Services that are behind what goes otherwise than usual, with the number, the last hour and who can help. */
export function TroublePanel() {
	const trouble = useQuery({
		queryKey: ['trouble'],
		refetchInterval: EVERY_MS,
		retry: false,
		queryFn: async ({ signal }) => {
			const answer = await fetch('/api/trouble', { signal });
			if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
			return troubleListSchema.parse(await answer.json());
		},
	});
	const services = useMemo(() => trouble.data?.services.slice(0, SHOWN) ?? [], [trouble.data]);
	const marks = useMemo(
		() => serviceMarks(services.map(({ service }) => ({ name: service, spans: 1 }))),
		[services],
	);
	return (
		<Panel
			title="In trouble now"
			count={trouble.data && services.length > 0 ? counted(trouble.data) : ''}
			controls={trouble.data ? <span className="count">{compared(trouble.data)}</span> : null}
		>
			{trouble.isPending ? <output className="empty">Checking services …</output> : null}
			{trouble.isError ? (
				<p className="empty">
					Which services are in trouble is not known now: the check did not answer. Requests open as usual.
				</p>
			) : null}
			{trouble.data && services.length === 0 ? <p className="empty">{quiet(trouble.data)}</p> : null}
			{services.map((service) => (
				<TroubleRow key={service.service} trouble={service} to={trouble.data?.to ?? ''} marks={marks} />
			))}
			<MissingParts missing={trouble.data?.missing ?? []} />
		</Panel>
	);
}

function TroubleRow(props: {
	readonly trouble: TroubleList['services'][number];
	readonly to: string;
	readonly marks: ServiceMarks;
}) {
	const { service, sentence, measure, owner, since } = props.trouble;
	const unusual = props.trouble.scores.filter(({ score }) => score >= UNUSUAL_SCORE).slice(0, SAID);
	return (
		<Link className="tr" href={servicePageHref(service)} data-testid="trouble-row">
			<TroubleMark kind={measure.kind} />
			<ServiceName service={service} marks={props.marks} />
			<span className="w">
				{sentence}
				{since ? <small>since {formatClock(Date.parse(since))} UTC</small> : null}
				{unusual.map((score) => (
					<small key={`${score.source} ${score.measure}`}>
						{score.source}: {scoreText(score)}
					</small>
				))}
			</span>
			<span className="m">
				{words(measure, measure.now)}
				<small>
					{measure.usual === null ? 'usual not known' : `usually ${words(measure, measure.usual)}`}
				</small>
			</span>
			<TroubleTrend trouble={props.trouble} to={props.to} />
			<span className="o">
				{owner?.onCall || owner?.team || 'no owner known'}
				<small>{owner?.onCall ? owner.team : ''}</small>
			</span>
		</Link>
	);
}

function counted({ services, checked }: TroubleList): string {
	return `${services.length} of ${formatCounted(checked, 'service')}`;
}

function words({ kind }: TroubleMeasure, value: number): string {
	return kind === 'share' ? formatPercent(value) : formatDuration(Math.round(value));
}

function compared({ baseline }: TroubleList): string {
	if (!baseline) return '';
	return `last 15 min against ${formatClock(Date.parse(baseline.from))} to ${formatClock(Date.parse(baseline.to))} UTC`;
}

function quiet({ baseline }: TroubleList): string {
	return baseline
		? 'No service is in trouble.'
		: 'What is usual is not known yet: it takes some minutes of requests from before.';
}
