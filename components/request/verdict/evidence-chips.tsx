'use client';

import { Icon, type IconName } from '../../base/icon.tsx';
import { useReport } from '../model/report-context.ts';
import { useRequestStore } from '../model/request-store.ts';

const ICONS = { span: 'span', log: 'log', statistic: 'statistic' } as const satisfies Record<
	string,
	IconName
>;
const KINDS = ['span', 'log', 'statistic'] as const;

/** What the verdict rests on, each leading to its proof: the span it began in, what its own log says, how often it was so. */
export function EvidenceChips() {
	const { report } = useReport();
	const store = useRequestStore();
	const { evidence } = report.verdict;
	// One of each kind says more than three hops of the path.
	const steps = KINDS.flatMap((kind) => evidence.findLast((step) => step.kind === kind) ?? []);
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
