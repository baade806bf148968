import type { Baseline } from '../model/baseline.ts';
import { formatDuration } from '../words/duration.ts';

/** What is usual for a call, and where, when that is a region of its own: "usually 12 ms, p99 80 ms in eu-west-1". */
export function usualWords(usual: Baseline): string {
	return `usually ${formatDuration(usual.p50Nanos)}, p99 ${formatDuration(usual.p99Nanos)}${inRegion(usual)}`;
}

export function inRegion({ region }: Pick<Baseline, 'region'>): string {
	return region === '' ? '' : ` in ${region}`;
}
