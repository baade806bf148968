import type { CountsJson } from '../../lib/api/services.ts';
import { formatPercent } from '../../lib/format/count.ts';
import { formatDuration } from '../../lib/format/duration.ts';

/** From this many times its usual p99 on a service is said to be slower. */
const SLOWER = 3;

export function failingShare(counts: Pick<CountsJson, 'calls' | 'errors'>): number {
	return counts.calls === 0 ? 0 : counts.errors / counts.calls;
}

export function isSlower(counts: Pick<CountsJson, 'p99Nanos' | 'usualP99Nanos'>): boolean {
	return counts.usualP99Nanos !== null && counts.p99Nanos >= SLOWER * counts.usualP99Nanos;
}

/** The share of failed calls beside what is usual. */
export function FailingShare({ counts }: { readonly counts: CountsJson }) {
	return (
		<>
			{formatPercent(failingShare(counts))}
			<small>
				{counts.usualShare === null ? 'usual not known' : `usually ${formatPercent(counts.usualShare)}`}
			</small>
		</>
	);
}

/** The p99 beside what is usual; violet where it is three times as long. */
export function SlowestShare({ counts }: { readonly counts: CountsJson }) {
	return (
		<>
			<span className={isSlower(counts) ? 'c-anom' : undefined}>{formatDuration(counts.p99Nanos)}</span>
			<small>
				{counts.usualP99Nanos === null
					? 'usual not known'
					: `usually ${formatDuration(Math.round(counts.usualP99Nanos))}`}
			</small>
		</>
	);
}
