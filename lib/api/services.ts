import { z } from 'zod';
import { anomalyScoreSchema } from './anomaly-score.ts';
import { missingPartSchema } from './missing-part.ts';
import { timeSchema } from './page-query.ts';
import { ownerSchema } from './request.ts';
import { measureSchema } from './trouble.ts';

const nanos = z.number();
const countsSchema = z.object({
	calls: z.number().int(),
	errors: z.number().int(),
	p99Nanos: nanos,
	/** Share of calls that fail usually; null where too few were seen to say. */
	usualShare: z.number().nullable(),
	usualP99Nanos: nanos.nullable(),
});
export type CountsJson = z.infer<typeof countsSchema>;

const troubleSchema = z.object({
	/** Place among the services in trouble, from 1. */
	rank: z.number().int(),
	sentence: z.string(),
	/** What is otherwise than usual: the share of calls that fail, or how long they take. */
	kind: measureSchema.shape.kind,
});

const edgeSchema = z.object({
	caller: z.string(),
	callee: z.string(),
	/** Counted in the requests that were looked at: see `oneOf`. */
	calls: z.number().int(),
	errors: z.number().int(),
	p99Nanos: nanos,
});
export type EdgeJson = z.infer<typeof edgeSchema>;

const stretch = {
	/** ISO 8601, UTC. */
	from: z.string(),
	to: z.string(),
	/** What could not be found out: the part and why. */
	missing: z.array(missingPartSchema),
	/** One request of this many was looked at for who calls whom. */
	oneOf: z.number().int(),
};

/** `/api/services`: every service that was seen, those in trouble first, and who calls whom. */
export const serviceMapSchema = z.object({
	...stretch,
	services: z.array(
		countsSchema.extend({ service: z.string(), team: z.string(), trouble: troubleSchema.nullable() }),
	),
	edges: z.array(edgeSchema),
});
export type ServiceMap = z.infer<typeof serviceMapSchema>;
export type MappedService = ServiceMap['services'][number];

/** `/api/services/{name}` */
export const servicePageSchema = z.object({
	...stretch,
	service: z.string(),
	/** Null where it was not seen. */
	counts: countsSchema.nullable(),
	trouble: troubleSchema.nullable(),
	/** One for each minute in which it was called. */
	minutes: z.array(
		z.object({ start: z.string(), calls: z.number().int(), errors: z.number().int(), p99Nanos: nanos }),
	),
	operations: z.array(countsSchema.extend({ operation: z.string(), kind: z.number().int() })),
	versions: z.array(
		z.object({
			version: z.string(),
			calls: z.number().int(),
			errors: z.number().int(),
			instances: z.number().int(),
			firstSeen: z.string(),
			lastSeen: z.string(),
		}),
	),
	callers: z.array(edgeSchema),
	callees: z.array(edgeSchema),
	/** What the sources of scores say about it at the end of the stretch, the most unusual first. */
	scores: z.array(anomalyScoreSchema),
	owner: ownerSchema.nullable(),
});
export type ServicePageJson = z.infer<typeof servicePageSchema>;

/** Parameters of both; by default the last hour. */
export const servicesQuerySchema = z.object({ from: timeSchema.optional(), to: timeSchema.optional() });
