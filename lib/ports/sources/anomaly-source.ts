import type { AnomalyScore } from '../../model/anomaly-score.ts';
import type { Baseline } from '../../model/baseline.ts';
import type { UnixNanos, TimeWindow } from '../../model/time.ts';
import type { ReadOptions } from '../read-options.ts';
import type { Source } from '../source.ts';

/**
 * What is usual, and how far from it services are. Unknown operations and services are left out of the answer;
 * thin baselines are given with their count, services with too short a past have no score. A source that scores
 * whole services only knows no operation: its baselines are empty.
 * Late or broken: SourceError; the page then says that nothing is known about the usual.
 */
export interface AnomalySource extends Source {
	/**
	 * What was usual in the week before a moment: of each operation over all regions, and in each of those named
	 * where it had calls enough to judge by. At most 500 operations and 20 regions a call.
	 */
	baselines(
		operations: readonly OperationKey[],
		regions: readonly string[],
		at: UnixNanos,
		options: ReadOptions,
	): Promise<readonly Baseline[]>;
	/** How services did at the end of a window beside the time before, unusual or not. At most 100 services a call. */
	scores(
		services: readonly string[],
		window: TimeWindow,
		options: ReadOptions,
	): Promise<readonly AnomalyScore[]>;
}

export interface OperationKey {
	readonly service: string;
	readonly operation: string;
	/** OTLP number of the span kind. */
	readonly kind: number;
}
