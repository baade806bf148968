import { formatCounted } from '../../format/count.ts';
import { isEventId } from '../../logs/event-id.ts';
import { parseTraceId, type TraceId } from '../../model/ids.ts';
import type { Missing } from '../../api/missing.ts';
import type { Asking } from '../asking.ts';
import { missingRequest } from '../case/missing-request.ts';
import { UseCaseProblem } from '../problem.ts';
import type { Site } from '../site.ts';
import type { Ports } from '../site-ports.ts';
import { findSpan, SPAN_HOURS } from './find-span.ts';
import type { OpenedRequest, Opening } from './open-request.ts';
import { orphanLogLines } from './orphan-log-lines.ts';

/**
 * The request that a text names. Rejects with `bad-argument` where it is no trace ID, with `not-found` where no store
 * knows it, and with `unreachable` where a store that might did not answer; each tells what is known all the same.
 * `again` asks the sources that did not answer once more.
 */
export async function readRequest(
	asking: Asking,
	{ ports, opened }: Pick<Site, 'ports' | 'opened'>,
	name: string,
	again = false,
): Promise<OpenedRequest> {
	const text = name.replaceAll('-', '');
	const traceId = parseTraceId(text);
	if (!traceId) {
		const left = await missingRequest(asking, ports, text, undefined);
		throw new UseCaseProblem('bad-argument', `${text.slice(0, 80)} is not a trace ID`, left);
	}
	if (again) opened.forgetPartial(asking, traceId);
	const opening = await opened.open(asking, traceId);
	if (opening.found) return opening.request;
	const [left, span] = await Promise.all([
		missingRequest(asking, ports, text, traceId),
		findSpan(asking, ports, traceId),
	]);
	const noSpan = span.kind === 'none';
	const itsSpan = span.kind === 'found' ? { traceId: span.traceId, spanId: span.spanId } : null;
	throw notFound(traceId, opening, ports, { ...left, span: itsSpan }, noSpan);
}

function notFound(
	traceId: TraceId,
	opening: Extract<Opening, { found: false }>,
	{ retentionDays, help }: Ports,
	left: Partial<Missing>,
	noSpan: boolean,
): UseCaseProblem {
	const logLines = opening.records.length;
	const lines = orphanLogLines(opening.records);
	const event = isEventId(traceId) && logLines > 0;
	const more = { traceId, sources: opening.sources, retentionDays, logLines, event, lines, ...left };
	const dead = opening.sources.filter(
		(source) => source.kind === 'traces' && (source.status === 'failed' || source.status === 'timeout'),
	);
	if (dead.length > 0) {
		const names = dead.map((source) => `${source.name}: ${source.message}`).join('; ');
		const which = dead.length === 1 ? 'The trace store' : 'Not every trace store';
		const said = dead.length === 1 ? 'did not answer' : 'answered';
		return new UseCaseProblem('unreachable', `${which} ${said}. ${names}`, { ...more, help });
	}
	const logs = logLines > 0 ? ` ${formatCounted(logLines, 'log line')} with this ID.` : '';
	const asSpan = noSpan ? ` No span with this span ID in the last ${SPAN_HOURS} hours.` : '';
	return new UseCaseProblem(
		'not-found',
		`No span with this trace ID in the last ${retentionDays} days.${asSpan}${logs}`,
		more,
	);
}
