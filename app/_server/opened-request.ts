import { parseTraceId, type TraceId } from '../../lib/model/ids.ts';
import { findSpan, maybeSpan, SPAN_HOURS } from '../../lib/usecases/request/find-span.ts';
import { orphanLogLines } from '../../lib/usecases/request/orphan-log-lines.ts';
import { missingRequest } from '../../lib/usecases/case/missing-request.ts';
import type { OpenedRequest, Opening } from '../../lib/usecases/request/open-request.ts';
import type { Ports } from '../../lib/usecases/site-ports.ts';
import { isEventId } from '../../lib/logs/event-id.ts';
import { formatCounted } from '../../lib/format/count.ts';
import type { Missing } from '../../lib/api/missing.ts';
import { ApiProblem } from './answer.ts';
import { site } from './site.ts';

/** Opens the request that an address names, or throws the problem to answer with. */
export async function openedRequest(
	params: Promise<{ readonly traceId: string }>,
	again = false,
): Promise<OpenedRequest> {
	const text = (await params).traceId.replaceAll('-', '');
	const traceId = parseTraceId(text);
	const { ports, opened } = site();
	if (!traceId) {
		const left = await missingRequest(ports, text, undefined);
		throw new ApiProblem(400, 'bad-argument', `${text.slice(0, 80)} is not a trace ID`, left);
	}
	if (again) opened.forgetPartial(traceId);
	const opening = await opened.open(traceId);
	if (opening.found) return opening.request;
	const [left, span] = await Promise.all([
		missingRequest(ports, text, traceId),
		findSpan(ports, traceId, new AbortController().signal),
	]);
	throw notFound(traceId, opening, ports, { ...left, span: span ?? null });
}

function notFound(
	traceId: TraceId,
	opening: Extract<Opening, { found: false }>,
	{ retentionDays, help }: Ports,
	left: Partial<Missing>,
): ApiProblem {
	const logLines = opening.records.length;
	const lines = orphanLogLines(opening.records);
	const event = isEventId(traceId) && logLines > 0;
	const more = { traceId, sources: opening.sources, retentionDays, logLines, event, lines, ...left };
	const dead = opening.sources.filter(
		(source) => source.kind === 'traces' && (source.status === 'failed' || source.status === 'timeout'),
	);
	if (dead.length > 0) {
		const names = dead.map((source) => `${source.name}: ${source.message}`).join('; ');
		return new ApiProblem(503, 'unreachable', `Not every trace store answered. ${names}`, { ...more, help });
	}
	const logs = logLines > 0 ? ` ${formatCounted(logLines, 'log line')} with this ID.` : '';
	const asSpan =
		maybeSpan(traceId) && !left.span ? ` No span with this span ID in the last ${SPAN_HOURS} hours.` : '';
	return new ApiProblem(
		404,
		'not-found',
		`No span with this trace ID in the last ${retentionDays} days.${asSpan}${logs}`,
		more,
	);
}
