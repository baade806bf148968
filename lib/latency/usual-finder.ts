import type { Baseline } from '../model/baseline.ts';

export type UsualFinder = (
	call: Pick<Baseline, 'service' | 'operation' | 'kind' | 'region'>,
) => Baseline | undefined;

/** Finds what is usual for a call: in its own region where that is known, else over all regions. */
export function usualFinder(baselines: readonly Baseline[]): UsualFinder {
	const byText = new Map(baselines.map((one) => [keyOf(one), one]));
	return (call) => byText.get(keyOf(call)) ?? byText.get(keyOf({ ...call, region: '' }));
}

function keyOf({ service, operation, kind, region }: Parameters<UsualFinder>[0]): string {
	return `${service}\u0000${operation}\u0000${kind}\u0000${region}`;
}
