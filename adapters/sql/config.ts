import { z } from 'zod';
import { LOGIN_OUTCOMES } from '../../lib/model/login-event.ts';
import { ROLE_CHANGE_KINDS } from '../../lib/model/role-change.ts';

/** Names go into the text of a query, so they are names and nothing else. */
const name = z
	.string()
	.regex(/^[A-Za-z_]\w{0,62}(?:\.[A-Za-z_]\w{0,62})?$/, 'write table and column names plainly');
/** How a table keeps moments: whole numbers since 1970, or the engine's own date and time in UTC. */
const timeUnit = z.enum(['seconds', 'milliseconds', 'datetime']).default('milliseconds');

export const peopleTableSchema = z.strictObject({
	table: name,
	time: timeUnit,
	columns: z.strictObject({
		id: name,
		name,
		email: name,
		pronoun: name.optional(),
		jobTitle: name.optional(),
		company: name.optional(),
		employment: name.optional(),
		active: name.optional(),
		contractEnds: name.optional(),
		secondStep: name.optional(),
		timeZone: name.optional(),
		place: name.optional(),
		/** IDs with commas between them. */
		otherAccounts: name.optional(),
	}),
	roles: z
		.strictObject({ table: name, columns: z.strictObject({ user: name, role: name, project: name }) })
		.optional(),
});
export type PeopleTable = z.output<typeof peopleTableSchema>;

const logins = z.strictObject({
	table: name,
	time: timeUnit,
	columns: z.strictObject({
		user: name,
		time: name,
		outcome: name,
		attempts: name.optional(),
		lockedUntil: name.optional(),
		place: name.optional(),
		device: name.optional(),
	}),
	/** The table's words for how a sign-in ended. Rows with other words are left out. */
	outcomes: z.record(z.string(), z.enum(LOGIN_OUTCOMES)),
});
export type LoginTable = z.output<typeof logins>;

const roleChanges = z.strictObject({
	table: name,
	time: timeUnit,
	columns: z.strictObject({
		id: name,
		user: name,
		time: name,
		kind: name,
		role: name,
		was: name,
		is: name,
		changedBy: name.optional(),
		batchId: name.optional(),
		batchSize: name.optional(),
	}),
	kinds: z.record(z.string(), z.enum(ROLE_CHANGE_KINDS)),
});
export type RoleChangeTable = z.output<typeof roleChanges>;

/** Tables of a database, described: which hold people, sign-ins and role changes, and under which names. */
export const sqlSourceSchema = z.strictObject({
	/** Stays when the source is renamed. */
	id: z.string().min(1).default('sql'),
	name: z.string().min(1),
	engine: z.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('sqlite'), file: z.string().min(1) }),
		z.strictObject({ kind: z.literal('clickhouse'), url: z.url(), database: name.default('default') }),
	]),
	people: peopleTableSchema.optional(),
	logins: logins.optional(),
	roleChanges: roleChanges.optional(),
});
export type SqlSource = z.output<typeof sqlSourceSchema>;
