import { z } from 'zod';
import { sharedCaseSchema } from '../../api/case.ts';
import { handedListSchema, handOffBodySchema, handOffListSchema } from '../../api/hand-off.ts';
import { isoNanos } from '../../api/iso-time.ts';
import { recentListSchema } from '../../api/lists.ts';
import {
	limitSchema,
	logQuerySchema,
	pageSchema,
	reportQuerySchema,
	spanQuerySchema,
} from '../../api/page-query.ts';
import { patternSchema } from '../../api/pattern.ts';
import { logPageSchema, requestReportSchema, spanDetailSchema } from '../../api/request.ts';
import { encodeSpanColumns } from '../../api/span-columns/encode.ts';
import { SPAN_COLUMNS_TYPE } from '../../api/span-columns/format.ts';
import { spanPageSchema } from '../../api/span-page.ts';
import { stepsSchema } from '../../api/steps.ts';
import { parseSpanId, parseTraceId } from '../../model/ids.ts';
import { freezeCase } from '../case/freeze-case.ts';
import { UseCaseProblem } from '../problem.ts';
import { verb } from '../verb.ts';
import { toOtlp } from './export-otlp.ts';
import { findPattern } from './find-pattern.ts';
import { handOff, listHanded, listHandOffs } from './hand-off.ts';
import { openingProgress } from './opening-progress.ts';
import { presentLogPage } from './present-log-page.ts';
import { presentRequest } from './present-request.ts';
import { presentSpanDetail } from './present-span-detail.ts';
import { presentSpanPage } from './present-span-page.ts';
import { readRequest } from './read-request.ts';
import { recordOpened } from './record-opened.ts';

/** OTLP's own shapes, which its specification tells. */
const otlpFileSchema = z.object({
	resourceSpans: z.array(z.unknown()),
	resourceLogs: z.array(z.unknown()),
});

const READS = { method: 'GET', permission: 'read requests' } as const;

export const REQUEST_VERBS = [
	verb({
		...READS,
		name: 'request.read',
		path: '/api/requests/{traceId}',
		summary: 'What happened to a request: verdict, findings, where its time went, who can fix it',
		query: reportQuerySchema,
		output: requestReportSchema,
		async run(asking, site, { path, query }) {
			const report = presentRequest(await readRequest(asking, site, path.traceId, query.again));
			await recordOpened(asking, site.ports, report);
			return report;
		},
	}),
	verb({
		...READS,
		name: 'request.progress',
		path: '/api/requests/{traceId}/steps',
		summary: 'How far opening a request has come; no steps where nobody opens it',
		output: stepsSchema,
		async run(asking, { ports, opened }, { path }) {
			const traceId = parseTraceId(path.traceId);
			return openingProgress(ports, traceId && opened.answered(asking, traceId));
		},
	}),
	verb({
		...READS,
		name: 'request.spans',
		path: '/api/requests/{traceId}/spans',
		summary: 'Spans in depth-first order; format=columns answers all of them in bytes',
		query: pageSchema,
		output: spanPageSchema,
		async run(asking, site, { path, query }) {
			const { trace } = await readRequest(asking, site, path.traceId);
			if (query.format !== 'columns') return presentSpanPage(trace, query);
			return { bytes: encodeSpanColumns(trace.spans), contentType: SPAN_COLUMNS_TYPE };
		},
	}),
	verb({
		...READS,
		name: 'request.span',
		path: '/api/requests/{traceId}/spans/{spanId}',
		summary: 'Everything about one span',
		query: spanQuerySchema,
		output: spanDetailSchema,
		async run(asking, site, { path, query }) {
			const spanId = parseSpanId(path.spanId);
			if (!spanId) throw new UseCaseProblem('bad-argument', 'this is not a span ID');
			const detail = presentSpanDetail(await readRequest(asking, site, path.traceId), spanId, query.row);
			if (!detail) throw new UseCaseProblem('not-found', `No span ${spanId} in this request`);
			return detail;
		},
	}),
	verb({
		...READS,
		name: 'request.logs',
		path: '/api/requests/{traceId}/logs',
		summary: 'Log lines, by time or errors first',
		query: logQuerySchema,
		output: logPageSchema,
		async run(asking, site, { path, query: { q, ...query } }) {
			return presentLogPage(await readRequest(asking, site, path.traceId), { ...query, text: q });
		},
	}),
	verb({
		...READS,
		name: 'request.pattern',
		path: '/api/requests/{traceId}/pattern',
		summary: 'Whether others failed alike in the hour around it, and since when',
		output: patternSchema,
		async run(asking, site, { path }) {
			const opened = await readRequest(asking, site, path.traceId);
			return findPattern(asking, site.ports.analytics.patterns, opened);
		},
	}),
	verb({
		...READS,
		name: 'request.export',
		path: '/api/requests/{traceId}/export',
		summary: 'The request as a file of OTLP JSON: its spans and log lines',
		output: otlpFileSchema,
		async run(asking, site, { path }) {
			const request = await readRequest(asking, site, path.traceId);
			return {
				bytes: JSON.stringify(toOtlp(request)),
				contentType: 'application/json',
				fileName: `${request.trace.traceId}.otlp.json`,
			};
		},
	}),
	verb({
		name: 'request.share',
		method: 'POST',
		permission: 'share',
		path: '/api/requests/{traceId}/case',
		summary: 'Keeps a request as it is told now, beyond the retention of its spans',
		output: sharedCaseSchema,
		async run(asking, site, { path }) {
			const { ports } = site;
			const opened = await readRequest(asking, site, path.traceId);
			// A case without its pattern is worth keeping all the same.
			const pattern = await findPattern(asking, ports.analytics.patterns, opened).catch(() => null);
			const { id } = await freezeCase(asking, ports.cases, opened, pattern);
			return { caseId: id, href: `/c/${id}` };
		},
	}),
	verb({
		...READS,
		name: 'request.handOffs',
		path: '/api/requests/{traceId}/hand-offs',
		summary: 'Who was told of a request',
		output: handOffListSchema,
		async run(asking, { ports }, { path }) {
			const traceId = parseTraceId(path.traceId);
			if (!traceId) throw new UseCaseProblem('bad-argument', 'this is not a trace ID');
			return listHandOffs(asking, ports, traceId);
		},
	}),
	verb({
		name: 'request.handOff',
		method: 'POST',
		permission: 'hand off',
		path: '/api/requests/{traceId}/hand-offs',
		summary: 'Hands a request to its owner and remembers that it was',
		body: handOffBodySchema,
		output: handOffListSchema,
		async run(asking, site, { path, body }) {
			const { ports } = site;
			const opened = await readRequest(asking, site, path.traceId);
			if (body.way === 'webhook' && !ports.messenger)
				throw new UseCaseProblem('unsupported', 'No webhook is set up: DUPIN_HANDOFF_WEBHOOK names one');
			return handOff(asking, ports, opened.trace.traceId, presentRequest(opened), body);
		},
	}),
	verb({
		...READS,
		name: 'handOffs.list',
		path: '/api/hand-offs',
		summary: 'Requests that were handed on, last first',
		query: limitSchema,
		output: handedListSchema,
		run: (asking, { ports }, { query }) => listHanded(asking, ports, query.limit),
	}),
	verb({
		...READS,
		name: 'request.recent',
		path: '/api/recent',
		summary: 'Requests opened here, last first',
		query: limitSchema,
		output: recentListSchema,
		async run(_asking, { ports }, { query }) {
			const recent = await ports.appStore.recent(query.limit);
			return {
				requests: recent.map((entry) => ({
					...entry,
					openedAt: isoNanos(entry.openedAt),
					startTime: isoNanos(entry.startTime),
				})),
			};
		},
	}),
];
