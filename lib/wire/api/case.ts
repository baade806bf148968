import { z } from 'zod';
import { patternSchema } from './pattern.ts';
import { requestReportSchema } from './request.ts';

/** What a shared case holds, as it is stored. */
export const caseDocumentSchema = z.object({
	report: requestReportSchema,
	pattern: patternSchema.nullable(),
	/** Places of the kept log lines among all lines of the request, ascending. */
	lines: z.array(z.number().int()),
	/** The kept spans and log lines as OTLP/JSON. */
	otlp: z.unknown(),
});
export type CaseDocument = z.infer<typeof caseDocumentSchema>;

/** Answer of `POST /api/requests/{traceId}/case`. */
export const sharedCaseSchema = z.object({
	caseId: z.string(),
	/** Address of its page on this site. */
	href: z.string(),
});
