import type { Nanos } from '../../model/time.ts';
import type { Baseline } from '../../model/baseline.ts';

/** What is usual of a time: of a request, of an operation's own work, of a way between two services. */
export interface UsualTime extends Pick<Baseline, 'calls' | 'p50Nanos' | 'p99Nanos'> {
	/** Beyond it a time is unusual: by the bulk of times, so that a bad hour among them does not lift it. */
	readonly upperNanos: Nanos;
}

/** A request's time at one place, and how many calls it is of in the mean. */
export interface UsualUnit extends UsualTime {
	readonly meanCalls: number;
}

/** What one call did: spans right below it by `callKey`, lines that it logged by `lineKey`, each with how often. */
export type Doings = ReadonlyMap<string, number>;

/** What calls of one operation did within requests of a kind, in the order of time. */
export interface OperationHabits {
	readonly calls: readonly Doings[];
	/** Place of each call's request among those of the kind, as a share: 0 is the first. */
	readonly places: readonly number[];
}

/** Requests alike: same beginning, passing the same operation, and ended well. */
export interface RequestKind {
	readonly requests: number;
	readonly time: UsualTime;
	/** By `callKey`. */
	readonly habits: ReadonlyMap<string, OperationHabits>;
	/** Own work of each operation by `callKey`, and ways by `wayKey`: of all its calls in a request. */
	readonly units: ReadonlyMap<string, UsualUnit>;
}

export function callKey(service: string, operation: string): string {
	return `${service}\u0000${operation}`;
}

/** A line that a call logged. */
export function lineKey(pattern: string): string {
	return `line\u0000${pattern}`;
}

/** The way of a call from one service to another. */
export function wayKey(caller: string, callee: string): string {
	return `way\u0000${caller}\u0000${callee}`;
}
