import type { SpanId } from './ids.ts';
import type { Nanos } from './time.ts';

/** How a request ended, worst first. It sets the colour of the verdict band. */
export type VerdictState = 'failed' | 'gap' | 'slow' | 'healthy' | 'running' | 'unknown';

export type Confidence = 'high' | 'medium' | 'low';

/** Kinds of findings in the order the page lists them. */
export const FINDING_KINDS = [
	'error-origin',
	'error-log',
	'error-passed-on',
	'error-swallowed',
	'error-in-body',
	'latency',
	'waiting',
	'serial-calls',
	'retry',
	'timeout',
	'missing-callee',
	'warning',
	'clock-skew',
	'missing-parent',
	'data-note',
	'silent-source',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** One thing found out about a request, with what proves it. */
export interface Finding {
	readonly kind: FindingKind;
	/** At most 40 characters, by the wording rules. */
	readonly title: string;
	/** The title before it was cut. */
	readonly fullTitle: string;
	readonly service: string;
	/** Second line after the service: the evidence in words. */
	readonly detail: string;
	/** Rows of the spans it is about, first the one to select; the whole list stays within 500. */
	readonly rows: readonly number[];
	/** Number of spans it is about. */
	readonly count: number;
	/** IDs of the log lines that prove it: index into the joined logs. */
	readonly logs: readonly number[];
	/** Time it cost or could save; undefined where there is none to state. */
	readonly costNanos: Nanos | undefined;
	/** "starts here", "passed on": what stands at the right when there is no cost. */
	readonly role: 'origin' | 'passed-on' | 'none';
	/** The number and its usual value, where a baseline exists. */
	readonly usual: UsualValue | undefined;
}

export interface UsualValue {
	readonly p50Nanos: Nanos;
	readonly p99Nanos: Nanos;
	readonly calls: number;
	readonly factor: number;
}

/** The span a failure or delay started at. */
export interface Culprit {
	readonly service: string;
	readonly operation: string;
	readonly row: number;
	/** Absent when the culprit shows only in logs (a service without a span). */
	readonly spanId: SpanId | undefined;
}

/** One hop from symptom to culprit. Every hop has a span, a log line or a number behind it. */
export interface EvidenceStep {
	readonly kind: 'span' | 'log' | 'statistic';
	readonly label: string;
	readonly service: string;
	readonly row: number | undefined;
	readonly log: number | undefined;
}

export interface Verdict {
	readonly state: VerdictState;
	/** Who did what, so what happened: past tense, at most 20 words. */
	readonly sentence: string;
	/** The effect for the user in one line, or empty. */
	readonly effect: string;
	readonly culprit: Culprit | undefined;
	readonly confidence: Confidence;
	/** What supports the verdict, what speaks against it, what would change it. */
	readonly reasons: {
		readonly supports: readonly string[];
		readonly against: readonly string[];
		readonly wouldChange: readonly string[];
	};
	/** From the symptom (the root) to the culprit. */
	readonly evidence: readonly EvidenceStep[];
}

export interface Diagnosis {
	readonly verdict: Verdict;
	readonly findings: readonly Finding[];
}
