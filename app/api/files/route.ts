import { summaryJson } from '../../../lib/usecases/request/summary-of.ts';
import type { FileAnswer } from '../../../lib/api/files.ts';
import { openTraceFile } from '../../../lib/wire/file/open-trace-file.ts';
import { redactLogs, redactSpans } from '../../../lib/redact/redact-batch.ts';
import { RedactionCounts } from '../../../lib/redact/redaction.ts';
import { answer, ApiProblem, json } from '../../_server/answer.ts';
import { readBody } from '../../_server/read-body.ts';
import { site } from '../../_server/site.ts';

const MAX_BYTES = 200_000_000;

/** Opens a saved trace: Zipkin, Jaeger or OTLP JSON, also one a line, also gzip. It stays in memory, not in the store. */
export function POST(request: Request) {
	return answer(async () => {
		const { ports, files, opened } = site();
		const name = new URL(request.url).searchParams.get('name') ?? 'The file';
		const file = openTraceFile(await readBody(request, MAX_BYTES), name, ports.clock.now());
		if (!file.ok) throw new ApiProblem(400, 'bad-argument', file.error);
		if (!files.fits(file.value))
			throw new ApiProblem(413, 'too-large', `${name} holds more spans and log lines than fit in memory`);
		const counts = new RedactionCounts();
		const spans = redactSpans(file.value.spans, counts);
		const summaries = files.add({ ...file.value, spans, logs: redactLogs(file.value.logs, counts) });
		for (const { traceId } of summaries) opened.forget(traceId);
		return json({
			format: file.value.format,
			traceIds: summaries.map(({ traceId }) => traceId),
			requests: summaries.map(summaryJson),
			rejectedSpans: file.value.rejectedCount,
			notes: [...file.value.notes],
		} satisfies FileAnswer);
	});
}
