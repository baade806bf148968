import { THIN_BASELINE_CALLS } from '../../model/baseline.ts';
import type { CallCounts } from '../../ports/analytics/service-source.ts';
import type { CountsJson } from '../../api/services.ts';

/** Counts as the site reads them: what is usual is said only where enough calls were seen. */
export function presentCounts(counts: CallCounts): CountsJson {
	const thin = counts.usualCalls < THIN_BASELINE_CALLS;
	return {
		calls: counts.calls,
		errors: counts.errors,
		p99Nanos: counts.p99Nanos,
		usualShare: thin ? null : counts.usualErrors / counts.usualCalls,
		usualP99Nanos: thin ? null : (counts.usualP99Nanos ?? null),
	};
}
