import type { Baseline } from '../model/baseline.ts';
import type { ReadOptions } from './read-options.ts';

/**
 * What is usual. Unknown operations are left out of the answer; thin ones are given with their count.
 * Late or broken: SourceError; the page then says that nothing is known about the usual.
 */
export interface AnomalySource {
	readonly name: string;
	/** At most 500 operations a call. */
	baselines(operations: readonly OperationKey[], options: ReadOptions): Promise<readonly Baseline[]>;
}

export interface OperationKey {
	readonly service: string;
	readonly operation: string;
	/** OTLP number of the span kind. */
	readonly kind: number;
}
