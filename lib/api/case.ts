import { z } from 'zod';
import { patternSchema } from './pattern.ts';
import { requestReportSchema } from './request.ts';

const baselineSchema = z.object({
	service: z.string(),
	operation: z.string(),
	kind: z.number(),
	region: z.string(),
	calls: z.number(),
	slowModeCalls: z.number(),
	errors: z.number(),
	p50Nanos: z.number(),
	p90Nanos: z.number(),
	p99Nanos: z.number(),
	days: z.number(),
	hourOfWeek: z.boolean().optional(),
	bounds: z.array(z.number()),
	counts: z.array(z.number()),
});

/** What a shared case holds, as it is stored. */
export const caseDocumentSchema = z.object({
	report: requestReportSchema,
	pattern: patternSchema.nullable(),
	/** Places of the kept log lines among all lines of the request, ascending. */
	lines: z.array(z.number().int()),
	/** The kept spans by their rows then, ascending: an ID alone is not one span's. Absent in older cases. */
	rows: z.array(z.tuple([z.number().int(), z.string()])).optional(),
	/** What was usual for the kept spans. */
	baselines: z.array(baselineSchema).default([]),
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
