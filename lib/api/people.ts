import { z } from 'zod';
import { LOGIN_OUTCOMES } from '../model/login-event.ts';
import { ROLE_CHANGE_KINDS } from '../model/role-change.ts';
import { CAUSE_KINDS } from '../studio/cause.ts';
import { sourceStatusSchema } from './request.ts';
import { reasonSchema } from './reason.ts';

/** Shapes of `/api/people` and below. Times are ISO 8601 with nanoseconds, UTC. E-mail addresses are not in them. */

const roleSchema = z.object({ role: z.string(), project: z.string() });

const personFields = {
	id: z.string(),
	name: z.string(),
	jobTitle: z.string(),
	company: z.string(),
	employment: z.enum(['employee', 'contractor', 'unknown']),
	/** What follows the @: it tells namesakes apart and gives nobody away. */
	emailDomain: z.string(),
	place: z.string(),
	roles: z.array(roleSchema),
};

export const peopleListSchema = z.object({
	people: z.array(
		z.object({
			...personFields,
			by: z.enum(['name', 'email', 'id']),
			/** All that was typed fits, mistakes aside. */
			sure: z.boolean(),
		}),
	),
	total: z.number().int(),
	sources: z.array(sourceStatusSchema),
});
export type PeopleList = z.infer<typeof peopleListSchema>;

/** Parameters of `/api/people`. */
export const peopleQuerySchema = z.object({
	/** Name, e-mail or ID; typing mistakes are forgiven. */
	q: z.string().trim().min(1).max(200),
	limit: z.coerce.number().int().min(1).max(100).default(20),
});

const sentenceSchema = z.object({
	text: z.string(),
	/** Never empty: where the sentence comes from. */
	evidence: z
		.array(
			z.object({
				kind: z.enum(['role-change', 'sign-in', 'refusal', 'request', 'person', 'asked']),
				/** A source's name, as it stands in `sources`. */
				source: z.string(),
				time: z.string().nullable(),
				href: z.string(),
			}),
		)
		.min(1),
});
export type SentenceJson = z.infer<typeof sentenceSchema>;

const toolSchema = z.object({
	cause: z.enum(CAUSE_KINDS),
	name: z.string(),
	action: z.string(),
	url: z.string(),
	approver: z.string(),
	approverUrl: z.string(),
	channel: z.string(),
	channelUrl: z.string(),
});

const roleChangeSchema = z.object({
	id: z.string(),
	time: z.string(),
	kind: z.enum(ROLE_CHANGE_KINDS),
	role: z.string(),
	was: z.string(),
	is: z.string(),
	changedBy: z.string(),
	batchSize: z.number().int(),
	/** It did what the first sentence says. */
	likelyCause: z.boolean(),
});
export type RoleChangeJson = z.infer<typeof roleChangeSchema>;

const signInSchema = z.object({
	time: z.string(),
	outcome: z.enum(LOGIN_OUTCOMES),
	attempts: z.number().int(),
	lockedUntil: z.string().nullable(),
	place: z.string(),
	device: z.string(),
	otherAccount: z.boolean(),
	likelyCause: z.boolean(),
});
export type SignInJson = z.infer<typeof signInSchema>;

const troubleSchema = z.object({
	severity: z.enum(['error', 'warning']),
	title: z.string(),
	note: z.string(),
	app: z.string(),
	first: z.string(),
	last: z.string(),
	/** Request that shows it, or empty. */
	traceId: z.string(),
});
export type TroubleJson = z.infer<typeof troubleSchema>;

const workRequestSchema = z.object({
	traceId: z.string(),
	time: z.string(),
	name: z.string(),
	app: z.string(),
	outcome: z.enum(['worked', 'refused', 'failed']),
	/** Requests alike that this one, the newest, stands for. */
	times: z.number().int(),
});
export type WorkRequestJson = z.infer<typeof workRequestSchema>;

/** `/api/people/{id}` */
export const personSchema = z.object({
	...personFields,
	pronoun: z.enum(['she', 'he', 'they']),
	timeZone: z.string(),
	contractEnds: z.string().nullable(),
	now: z.string(),
	state: z.enum(['explained', 'our-side', 'fixed', 'nothing', 'unknown']),
	label: z.string(),
	headline: sentenceSchema,
	details: z.array(sentenceSchema),
	causes: z.array(z.enum(CAUSE_KINDS)),
	/** The change that did it; null where no change did. */
	change: roleChangeSchema.nullable(),
	batch: z.array(sentenceSchema),
	tools: z.array(toolSchema),
	troubles: z.array(troubleSchema),
	roleChanges: z.array(roleChangeSchema),
	signIns: z.array(signInSchema),
	requests: z.array(workRequestSchema),
	totalRequests: z.number().int(),
	days: z.object({ requests: z.number().int(), changes: z.number().int() }),
	sources: z.array(sourceStatusSchema),
});
export type PersonJson = z.infer<typeof personSchema>;

/** Body of `POST /api/people/{id}/reveal`. */
export const revealBodySchema = z.object({
	field: z.enum(['email']),
	reason: reasonSchema,
});
export const revealedSchema = z.object({ value: z.string() });
