import type { FileAnswer } from '../../api/files.ts';
import { redactLogs, redactSpans } from '../../redact/redact-batch.ts';
import { RedactionCounts } from '../../redact/redaction.ts';
import { openTraceFile } from '../../wire/file/open-trace-file.ts';
import type { Asking } from '../asking.ts';
import { UseCaseProblem } from '../problem.ts';
import type { Site } from '../site.ts';
import { summaryJson } from './summary-of.ts';

/** Opens a saved trace for whoever sent it. It stays in memory, not in the store, and nobody else sees it. */
export async function openFile(
	asking: Asking,
	{ files, opened }: Pick<Site, 'files' | 'opened'>,
	name: string,
	bytes: Uint8Array,
): Promise<FileAnswer> {
	const file = openTraceFile(bytes, name, asking.now);
	if (!file.ok) throw new UseCaseProblem('bad-argument', file.error);
	if (!files.fits(file.value))
		throw new UseCaseProblem('too-large', `${name} holds more spans and log lines than fit in memory`);
	const counts = new RedactionCounts();
	const spans = redactSpans(file.value.spans, counts);
	const summaries = files.add(asking, {
		...file.value,
		spans,
		logs: redactLogs(file.value.logs, counts),
	});
	for (const { traceId } of summaries) opened.forget(traceId);
	return {
		format: file.value.format,
		traceIds: summaries.map(({ traceId }) => traceId),
		requests: summaries.map(summaryJson),
		rejectedSpans: file.value.rejectedCount,
		notes: [...file.value.notes],
	};
}
