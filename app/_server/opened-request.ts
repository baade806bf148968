import { parseTraceId } from '../../lib/model/ids.ts';
import type { OpenedRequest, Opening } from '../../lib/usecases/open-request.ts';
import { ApiProblem } from './answer.ts';
import { site } from './site.ts';

/** Opens the request that an address names, or throws the problem to answer with. */
export async function openedRequest(params: Promise<{ readonly traceId: string }>): Promise<OpenedRequest> {
	const { traceId: text } = await params;
	const traceId = parseTraceId(text.replaceAll('-', ''));
	if (!traceId) throw new ApiProblem(400, 'bad-argument', `${text.slice(0, 80)} is not a trace ID`);
	const { ports, opened } = site();
	const opening = await opened.open(traceId);
	if (opening.found) return opening.request;
	throw notFound(traceId, opening, ports.retentionDays);
}

function notFound(
	traceId: string,
	opening: Extract<Opening, { found: false }>,
	retentionDays: number,
): ApiProblem {
	const more = { traceId, sources: opening.sources, retentionDays, logLines: opening.logLines };
	const dead = opening.sources.filter(
		(source) => source.kind === 'traces' && (source.status === 'failed' || source.status === 'timeout'),
	);
	if (dead.length > 0) {
		const names = dead.map((source) => `${source.name}: ${source.message}`).join('; ');
		return new ApiProblem(503, 'unreachable', `Not every trace store answered. ${names}`, more);
	}
	const logs = opening.logLines > 0 ? ` ${opening.logLines} log lines carry this ID.` : '';
	return new ApiProblem(
		404,
		'not-found',
		`No span with this trace ID in the last ${retentionDays} days.${logs}`,
		more,
	);
}
