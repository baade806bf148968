import { z } from 'zod';
import { LOGIN_OUTCOMES } from '../../model/login-event.ts';
import { ROLE_CHANGE_KINDS } from '../../model/role-change.ts';

/** How a log source tells an event about a person: which services, which word marks it, which field holds what. */
const source = {
	services: z.array(z.string().min(1)).min(1).max(50),
	/** Field that names the event, and its name. */
	eventField: z.string().default('event.name'),
	event: z.string().min(3),
};
const userField = { user: z.string().default('user.id') };

export const loginMappingSchema = z.strictObject({
	...source,
	fields: z.strictObject({
		...userField,
		outcome: z.string(),
		attempts: z.string().default(''),
		/** ISO 8601, or seconds or milliseconds since 1970. */
		lockedUntil: z.string().default(''),
		place: z.string().default('client.geo.city'),
		device: z.string().default('user_agent.original'),
	}),
	/** The source's words for how a sign-in ended. Other words are left out. */
	outcomes: z.record(z.string(), z.enum(LOGIN_OUTCOMES)),
});
export type LoginMapping = z.output<typeof loginMappingSchema>;

export const roleMappingSchema = z.strictObject({
	...source,
	fields: z.strictObject({
		...userField,
		kind: z.string(),
		role: z.string(),
		was: z.string(),
		is: z.string(),
		changedBy: z.string().default(''),
		id: z.string().default(''),
		batchId: z.string().default(''),
		batchSize: z.string().default(''),
	}),
	kinds: z.record(z.string(), z.enum(ROLE_CHANGE_KINDS)),
});
export type RoleMapping = z.output<typeof roleMappingSchema>;

export const refusalMappingSchema = z.strictObject({
	...source,
	fields: z.strictObject({
		...userField,
		project: z.string(),
		role: z.string().default(''),
		/** App that refused; the service that wrote the line where this is empty. */
		app: z.string().default(''),
	}),
});
export type RefusalMapping = z.output<typeof refusalMappingSchema>;
