import type { Confidence, Culprit, EvidenceStep } from '../model/verdict.ts';
import type { CallTries } from './tries.ts';

/** From the symptom down to where the failure began. */
export interface FailingPath {
	/** Rows from the root on; the last one is the origin. */
	readonly rows: readonly number[];
	/** Calls to the origin's operation that were repeated: the first stands for all. */
	readonly tries: CallTries | undefined;
	/** The spans between two of its hops never arrived. */
	readonly bridged: boolean;
	/** One of its hops seems to begin after its caller ended: a clock that no other call shows to be wrong. */
	readonly late: boolean;
}

/** The span that a failure began at, and how sure that is. */
export interface CulpritCandidate {
	readonly culprit: Culprit;
	readonly confidence: Confidence;
	readonly supports: readonly string[];
	readonly against: readonly string[];
	readonly wouldChange: readonly string[];
	/** In words. */
	readonly did: string;
	/** What stands behind those words: log lines and numbers, beside the spans of the path. */
	readonly proof: readonly EvidenceStep[];
}
