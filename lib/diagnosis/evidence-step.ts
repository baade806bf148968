import type { JoinedLog } from '../logs/join.ts';
import type { EvidenceStep } from '../model/verdict.ts';
import type { RequestFacts } from './request-facts.ts';
import { plainMessage } from './phrases.ts';

const LONGEST_LABEL = 90;

/** A hop that a span proves. */
export function spanStep(context: RequestFacts, row: number): EvidenceStep {
	const code = context.errors[row]?.code ?? '';
	const label = `${context.operation(row)}${code === '' ? '' : ` ${code}`}`;
	return { kind: 'span', label, service: context.service(row), row, log: undefined };
}

/** A hop that a log line proves; `row` where its span is known. */
export function logStep(line: JoinedLog, row: number | undefined): EvidenceStep {
	const label = plainMessage(line.record.message) || line.record.message.slice(0, LONGEST_LABEL);
	return { kind: 'log', label, service: line.record.service, row, log: line.index };
}

/** A hop that a number proves. */
export function numberStep(context: RequestFacts, row: number, label: string): EvidenceStep {
	return { kind: 'statistic', label, service: context.service(row), row, log: undefined };
}
