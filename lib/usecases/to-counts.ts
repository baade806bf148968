import { THIN_BASELINE_CALLS } from '../model/baseline.ts';
import type { CallCounts } from '../ports/service-source.ts';
import type { CountsJson } from '../wire/api/services.ts';

/** Counts as the site reads them: what is usual is said only where enough calls were seen. */
export function toCounts(counts: CallCounts): CountsJson {
	const thin = counts.usualCalls < THIN_BASELINE_CALLS;
	return {
		calls: counts.calls,
		errors: counts.errors,
		p99Nanos: counts.p99Nanos,
		usualShare: thin ? null : counts.usualErrors / counts.usualCalls,
		usualP99Nanos: thin ? null : (counts.usualP99Nanos ?? null),
	};
}
