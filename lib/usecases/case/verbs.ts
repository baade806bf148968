import { logQuerySchema, pageSchema, spanQuerySchema } from '../../api/page-query.ts';
import { patternSchema } from '../../api/pattern.ts';
import { logPageSchema, requestReportSchema, spanDetailSchema } from '../../api/request.ts';
import { encodeSpanColumns } from '../../api/span-columns/encode.ts';
import { SPAN_COLUMNS_TYPE } from '../../api/span-columns/format.ts';
import { spanPageSchema } from '../../api/span-page.ts';
import { parseSpanId } from '../../model/ids.ts';
import { UseCaseProblem } from '../problem.ts';
import { presentLogPage } from '../request/present-log-page.ts';
import { presentSpanDetail } from '../request/present-span-detail.ts';
import { presentSpanPage } from '../request/present-span-page.ts';
import { verb } from '../verb.ts';

const READS = { method: 'GET', permission: 'read cases' } as const;

export const CASE_VERBS = [
	verb({
		...READS,
		name: 'case.read',
		path: '/api/cases/{caseId}',
		summary: 'A shared case as it was told then',
		output: requestReportSchema,
		run: async (asking, { cases }, { path }) => (await cases.open(asking, path.caseId)).opened.report,
	}),
	verb({
		...READS,
		name: 'case.spans',
		path: '/api/cases/{caseId}/spans',
		summary: 'Its kept spans; format=columns answers all of them in bytes',
		query: pageSchema,
		output: spanPageSchema,
		async run(asking, { cases }, { path, query }) {
			const { trace } = (await cases.open(asking, path.caseId)).opened.request;
			if (query.format !== 'columns') return presentSpanPage(trace, query);
			return { bytes: encodeSpanColumns(trace.spans), contentType: SPAN_COLUMNS_TYPE };
		},
	}),
	verb({
		...READS,
		name: 'case.span',
		path: '/api/cases/{caseId}/spans/{spanId}',
		summary: 'Everything about one kept span',
		query: spanQuerySchema,
		output: spanDetailSchema,
		async run(asking, { cases }, { path, query }) {
			const spanId = parseSpanId(path.spanId);
			if (!spanId) throw new UseCaseProblem('bad-argument', 'this is not a span ID');
			const { request } = (await cases.open(asking, path.caseId)).opened;
			const detail = presentSpanDetail(request, spanId, query.row);
			if (!detail) throw new UseCaseProblem('not-found', `No span ${spanId} in this case`);
			return detail;
		},
	}),
	verb({
		...READS,
		name: 'case.logs',
		path: '/api/cases/{caseId}/logs',
		summary: 'Its kept log lines',
		query: logQuerySchema,
		output: logPageSchema,
		async run(asking, { cases }, { path, query: { q, ...query } }) {
			const { request } = (await cases.open(asking, path.caseId)).opened;
			return presentLogPage(request, { ...query, text: q });
		},
	}),
	verb({
		...READS,
		name: 'case.pattern',
		path: '/api/cases/{caseId}/pattern',
		summary: 'Whether others failed alike, as counted then',
		output: patternSchema,
		async run(asking, { cases }, { path }) {
			const { pattern } = (await cases.open(asking, path.caseId)).opened;
			if (!pattern) throw new UseCaseProblem('not-found', 'Others could not be counted when it was shared');
			return pattern;
		},
	}),
];
