import type { Asking } from '../asking.ts';
import { parseTraceId } from '../../model/ids.ts';
import type { RequestReport } from '../../api/request.ts';
import { parseTime } from '../../api/iso-time.ts';
import type { Ports } from '../site-ports.ts';

/** Remembers that a request was opened and how it was told. A page never fails because this does. */
export async function recordOpened(
	asking: Asking,
	{ appStore }: Ports,
	report: RequestReport,
): Promise<void> {
	const traceId = parseTraceId(report.traceId);
	if (!traceId) return;
	try {
		await appStore.recordOpened({
			traceId,
			openedAt: asking.now,
			startTime: parseTime(report.startTime) ?? asking.now,
			durationNanos: report.durationNanos,
			state: report.verdict.state,
			sentence: report.verdict.sentence,
			rootService: report.rootService,
			route: report.route,
		});
	} catch {
		// The list of recent requests is a convenience; the app store's own state shows in readiness.
	}
}
