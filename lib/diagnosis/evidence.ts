import type { EvidenceStep } from '../model/verdict.ts';
import { formatDuration } from '../words/duration.ts';
import type { Context } from './context.ts';
import type { FailingPath } from './failing-path.ts';
import type { Suspect } from './culprit.ts';
import type { SlowCall } from './findings/latency.ts';

/** From the symptom to the culprit: every hop has its span, log line or number. */
export function failureEvidence(
	context: Context,
	path: FailingPath,
	suspect: Suspect,
): readonly EvidenceStep[] {
	const steps: EvidenceStep[] = path.rows.map((row) => spanStep(context, row));
	if (suspect.culprit.row !== path.rows.at(-1)) steps.push(spanStep(context, suspect.culprit.row));
	const line = context.errors[suspect.culprit.row]?.logs[0];
	if (line)
		steps.push({
			kind: 'log',
			label: line.record.message.slice(0, 200),
			service: line.record.service,
			row: suspect.culprit.row,
			log: line.index,
		});
	else if (suspect.culprit.spanId === undefined) {
		const found = context.logs.lines.find(
			(candidate) => candidate.record.service === suspect.culprit.service && candidate.record.severity >= 17,
		);
		if (found)
			steps.push({
				kind: 'log',
				label: found.record.message.slice(0, 200),
				service: suspect.culprit.service,
				row: undefined,
				log: found.index,
			});
	}
	if (path.tries) {
		const label = `${path.tries.failed} of ${path.tries.rows.length} tries alike`;
		steps.push({
			kind: 'statistic',
			label,
			service: context.service(path.tries.rows[0] ?? 0),
			row: path.tries.rows[0],
			log: undefined,
		});
	}
	return steps;
}

/** Why a request was slow: the chain down to the slow call, and its number against the usual one. */
export function slowEvidence(context: Context, call: SlowCall): readonly EvidenceStep[] {
	const chain: number[] = [];
	for (let row = call.row; row !== -1; row = context.trace.spans.parents[row] ?? -1) chain.push(row);
	const steps = chain.toReversed().map((row) => spanStep(context, row));
	const took = formatDuration(context.trace.spans.durations[call.row] ?? 0);
	const label = `${took}, usually ${formatDuration(call.baseline.p50Nanos)}, p99 ${formatDuration(call.baseline.p99Nanos)}`;
	return [
		...steps,
		{ kind: 'statistic', label, service: context.service(call.row), row: call.row, log: undefined },
	];
}

function spanStep(context: Context, row: number): EvidenceStep {
	const code = context.errors[row]?.code ?? '';
	const label = `${context.operation(row)}${code === '' ? '' : ` ${code}`}`;
	return { kind: 'span', label, service: context.service(row), row, log: undefined };
}
