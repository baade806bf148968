import { anomalyScoreSchema } from './anomaly-score.ts';
import { z } from 'zod';
import { linkTemplateSchema, onwardLinkSchema } from './service-links.ts';
import { SOURCE_KINDS } from '../model/source-status.ts';

/** Shapes of `/api/requests/{traceId}` and below. Offsets and lengths are nanoseconds from the trace's start. */

export const sourceStatusSchema = z.object({
	/** Tells sources of one name apart. Absent in older cases. */
	id: z.string().default(''),
	name: z.string(),
	kind: z.enum(SOURCE_KINDS),
	status: z.enum(['ok', 'empty', 'failed', 'timeout', 'partial']),
	tookMs: z.number(),
	count: z.number(),
	message: z.string(),
});

export const ownerSchema = z.object({
	service: z.string(),
	team: z.string(),
	/** What the team owns where nobody owns the service itself. Absent in older cases. */
	nearest: z.string().default(''),
	onCall: z.string(),
	slackChannel: z.string(),
	slackUrl: z.string(),
	email: z.string(),
	runbookTitle: z.string(),
	runbookUrl: z.string(),
	pageUrl: z.string(),
	/** Absent in cases shared before there were any. */
	links: z.array(linkTemplateSchema).readonly().default([]),
	source: z.string(),
});

export const culpritSchema = z.object({
	service: z.string(),
	operation: z.string(),
	spanId: z.string().nullable(),
	row: z.number().int(),
});

export const evidenceStepSchema = z.object({
	kind: z.enum(['span', 'log', 'statistic']),
	label: z.string(),
	service: z.string(),
	spanId: z.string().nullable(),
	row: z.number().int().nullable(),
	log: z.number().int().nullable(),
});

export const verdictSchema = z.object({
	state: z.enum(['failed', 'gap', 'slow', 'healthy', 'running', 'unknown']),
	sentence: z.string(),
	effect: z.string(),
	culprit: culpritSchema.nullable(),
	confidence: z.enum(['high', 'medium', 'low']),
	reasons: z.object({
		supports: z.array(z.string()),
		against: z.array(z.string()),
		wouldChange: z.array(z.string()),
	}),
	evidence: z.array(evidenceStepSchema),
});

export const findingSchema = z.object({
	/** Number on the page, from 1. */
	number: z.number().int(),
	kind: z.string(),
	/** At most 40 characters. */
	title: z.string(),
	/** The title before it was cut; absent in older cases. */
	fullTitle: z.string().optional(),
	service: z.string(),
	detail: z.string(),
	spanIds: z.array(z.string()),
	/** Rows of the span table, first the one to select. */
	rows: z.array(z.number().int()),
	count: z.number().int(),
	/** Indexes into the request's log lines. */
	logs: z.array(z.number().int()),
	costNanos: z.number().nullable(),
	role: z.enum(['origin', 'passed-on', 'none']),
	usual: z
		.object({ p50Nanos: z.number(), p99Nanos: z.number(), calls: z.number(), factor: z.number() })
		.nullable(),
});

/** What came of a failure, in the order of time. */
export const consequenceSchema = z.object({
	offsetNanos: z.number(),
	words: z.string(),
	row: z.number().int().nullable(),
	spanId: z.string().nullable(),
});
export type ConsequenceJson = z.infer<typeof consequenceSchema>;

/** One part of the critical path, longest first; at most 4, the last may be "all else". */
export const timePartSchema = z.object({
	label: z.string(),
	nanos: z.number(),
	kind: z.enum(['work', 'waiting', 'else']),
	service: z.string(),
	rows: z.array(z.number().int()),
});

export const requestReportSchema = z.object({
	traceId: z.string(),
	/** ISO 8601 with nanoseconds, UTC. */
	startTime: z.string(),
	durationNanos: z.number(),
	durationWithAsyncNanos: z.number(),
	spanCount: z.number().int(),
	/** Spans held by the store; larger than spanCount when the trace was cut. */
	totalSpans: z.number().int(),
	/** The main root: what was asked and what came back, such as "POST /v2/licences" and "502". */
	route: z.string(),
	rootService: z.string(),
	/** Whether the span that everything hangs on has not come in: it runs still, or it was lost. */
	rootMissing: z.boolean(),
	statusText: z.string(),
	/** Usual duration of the main root (p50), or null where the baseline is thin. */
	usualNanos: z.number().nullable(),
	services: z.array(z.object({ name: z.string(), spans: z.number().int(), errors: z.number().int() })),
	verdict: verdictSchema,
	findings: z.array(findingSchema),
	whereTimeWent: z.array(timePartSchema),
	/** Empty unless it failed in work that ran apart from its caller. Absent in older cases. */
	consequences: z.array(consequenceSchema).default([]),
	logs: z.object({ count: z.number().int(), errors: z.number().int(), services: z.number().int() }),
	/** Session, member, device, region …: label and value, with a link where a page for it exists. */
	context: z.array(z.object({ label: z.string(), value: z.string(), href: z.string().nullable() })),
	/** Owner of the culprit's service (or of the root's where there is none). */
	owner: ownerSchema.nullable(),
	ownerOf: z.string(),
	/** Where to go on from what the owner owns: metrics, deployments, logs. Absent in older cases. */
	onward: z.array(onwardLinkSchema).default([]),
	sources: z.array(sourceStatusSchema),
	baselineDays: z.number().nullable(),
});
export type RequestReport = z.infer<typeof requestReportSchema>;
export type FindingJson = z.infer<typeof findingSchema>;
export type OwnerJson = z.infer<typeof ownerSchema>;
export type SourceStatusJson = z.infer<typeof sourceStatusSchema>;

export const logLineSchema = z.object({
	/** Place in the request's lines by time: what findings and evidence point to. */
	index: z.number().int(),
	/** Nanoseconds from the trace's start, in the trace's corrected time. */
	offsetNanos: z.number(),
	time: z.string(),
	service: z.string(),
	/** Row of the span it belongs to, or -1 (a service without a span, or no span ID). */
	row: z.number().int(),
	/** OTLP 1 to 24; 0 unknown. */
	severity: z.number().int(),
	message: z.string(),
	body: z.string(),
	attributes: z.record(z.string(), z.string()),
	source: z.string(),
});
export type LogLine = z.infer<typeof logLineSchema>;

export const logPageSchema = z.object({
	lines: z.array(logLineSchema),
	total: z.number().int(),
	nextCursor: z.string().nullable(),
});
export type LogPage = z.infer<typeof logPageSchema>;

const attributeJsonSchema = z.object({ key: z.string(), value: z.string(), type: z.string() });

export const spanDetailSchema = z.object({
	spanId: z.string(),
	row: z.number().int(),
	service: z.string(),
	name: z.string(),
	kind: z.string(),
	status: z.enum(['unset', 'ok', 'error']),
	statusMessage: z.string(),
	scope: z.string(),
	startTime: z.string(),
	attributes: z.array(attributeJsonSchema),
	resource: z.array(attributeJsonSchema),
	events: z.array(
		z.object({
			time: z.string(),
			offsetNanos: z.number(),
			name: z.string(),
			attributes: z.array(attributeJsonSchema),
		}),
	),
	links: z.array(
		z.object({ traceId: z.string(), spanId: z.string(), attributes: z.array(attributeJsonSchema) }),
	),
	notes: z.array(z.string()),
	/** Which sources gave it, by their names. Absent in older cases. */
	source: z.string().default(''),
	/** What the sources say about its service around the request, the most unusual first. */
	scores: z.array(anomalyScoreSchema),
	baseline: z
		.object({
			/** Where its calls ran; empty where those of all regions are counted together. */
			region: z.string(),
			calls: z.number(),
			/** Calls so far beyond the rest that percentiles leave them out. */
			slowModeCalls: z.number(),
			p50Nanos: z.number(),
			p99Nanos: z.number(),
			days: z.number(),
			bounds: z.array(z.number()),
			counts: z.array(z.number()),
		})
		.nullable(),
	owner: ownerSchema.nullable(),
	/** Metrics, deployments and logs of where it ran, around when it ran. */
	onward: z.array(onwardLinkSchema),
});
export type SpanDetail = z.infer<typeof spanDetailSchema>;
