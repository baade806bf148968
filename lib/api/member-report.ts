import { z } from 'zod';
import { DEVICE_KINDS } from '../sessions/device-kind.ts';
import { fixingSchema, verdictForSupportSchema } from './session-report.ts';
import { reasonSchema } from './reason.ts';

/** Shapes of `/api/members/{id}`. Name and e-mail are not in it: they are asked for by POST, with a reason. */

const deviceKindSchema = z.enum(DEVICE_KINDS);

export const memberReportSchema = z.object({
	id: z.string(),
	/** Plan, country, since when, standing: what is known. */
	facts: z.array(z.object({ label: z.string(), value: z.string() })),
	days: z.number().int(),
	sessionCount: z.number().int(),
	/** Older sessions were left out. */
	cut: z.boolean(),
	verdict: verdictForSupportSchema,
	/** The session that the verdict is told by: who is added to the list. Null where there is none. */
	leadingSession: z.string().nullable(),
	fixing: fixingSchema.nullable(),
	/** Those that need attention first, then the fine ones; each newest first. */
	sessions: z.array(
		z.object({
			id: z.string(),
			tone: z.enum(['error', 'warn', 'calm']),
			/** "Stopped after 38 s: HD licence refused"; the title where it played fine. */
			line: z.string(),
			title: z.string(),
			device: z.string(),
			deviceKind: deviceKindSchema,
			start: z.string(),
			durationNanos: z.number(),
			/** Where it broke; empty where it did not. */
			service: z.string(),
			attention: z.boolean(),
		}),
	),
	/** The last seven days, today last; one block a session, earliest first. */
	week: z.array(z.object({ day: z.string(), blocks: z.array(z.enum(['error', 'warn', 'calm'])) })),
	devices: z.array(
		z.object({
			model: z.string(),
			kind: deviceKindSchema,
			detail: z.string(),
			failed: z.number().int(),
			flawed: z.number().int(),
		}),
	),
});
export type MemberReport = z.infer<typeof memberReportSchema>;

/** What POST `/api/members/{id}/reveal` takes. It is written into the audit. */
export const revealBodySchema = z.object({ reason: reasonSchema });

/** Personal data of a member; null where no request carried it. */
export const revealedSchema = z.object({ name: z.string().nullable(), email: z.string().nullable() });
export type Revealed = z.infer<typeof revealedSchema>;

/** What POST `/api/sessions/{id}/waiting` takes: put the member on the list, or tell the owners. */
export const waitingBodySchema = z.object({ action: z.enum(['add', 'tell']) });
/** Parameters of `/api/waiting`: the call that failed first. */
export const waitingQuerySchema = z.object({
	service: z.string().min(1).max(1000),
	operation: z.string().min(1).max(1000),
});
export const waitingCountSchema = z.object({ members: z.number().int(), told: z.string().nullable() });
export type WaitingAnswer = z.infer<typeof waitingCountSchema>;

/** `/api/audit`: `unbroken` is false when an entry was changed or taken out by hand. */
export const auditListSchema = z.object({
	unbroken: z.boolean(),
	entries: z.array(
		z.object({
			at: z.string(),
			actor: z.string(),
			action: z.string(),
			subject: z.string(),
			reason: z.string(),
		}),
	),
});
export type AuditList = z.infer<typeof auditListSchema>;
