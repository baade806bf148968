'use client';

import { Icon, type IconName } from '../base/icon.tsx';
import { useReport } from './report-context.ts';
import { useRequestStore } from './request-store.ts';

const ICONS = { span: 'span', log: 'log', statistic: 'statistic' } as const satisfies Record<
	string,
	IconName
>;
const MOST = 3;

/** The last hops to the culprit, nearest to it first; each leads to its proof. */
export function EvidenceChips() {
	const { report } = useReport();
	const store = useRequestStore();
	const steps = report.verdict.evidence.slice(-MOST).reverse();
	return steps.map((step) => {
		const { row, spanId } = step;
		const target = step.kind === 'log' ? '#logs' : '#timeline';
		return (
			<a
				key={`${step.kind} ${step.label}`}
				className="chip"
				href={target}
				onClick={() => {
					if (row !== null && spanId !== null) {
						store.setState({ selected: { row, spanId }, finding: undefined });
					}
				}}
			>
				<Icon name={ICONS[step.kind]} />
				{step.label}
			</a>
		);
	});
}
