import type { Baseline } from '../model/baseline.ts';
import { formatDuration } from '../format/duration.ts';
import type { RequestFacts } from './request-facts.ts';

/** What is usual for a call, and where, when that is a region of its own: "usually 12 ms, p99 80 ms in eu-west-1". */
export function usualWords(usual: Baseline): string {
	return `usually ${formatDuration(usual.p50Nanos)}, p99 ${formatDuration(usual.p99Nanos)}${inRegion(usual)}`;
}

export function inRegion({ region }: Pick<Baseline, 'region'>): string {
	return region === '' ? '' : ` in ${region}`;
}

/** How long the call of a row took, and usually does where that is known: "1.68 s, usually 73 ms". */
export function tookWords(context: RequestFacts, row: number): string {
	const took = formatDuration(context.trace.spans.durations[row] ?? 0);
	const usual = context.baseline(row);
	return usual ? `${took}, usually ${formatDuration(usual.p50Nanos)}` : `${took} in all`;
}
