import { z } from 'zod';
import type { ProjectRole, User } from '../../lib/model/user.ts';
import type { ScimSource } from './config.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const text = z
	.string()
	.nullish()
	.transform((value) => value ?? '');
const valued = z.object({ value: text, display: text, type: text, primary: z.boolean().nullish() });

/** A SCIM user, as far as we read it. Servers leave out what they do not know. */
export const scimUserSchema = z.object({
	id: z.string().min(1),
	externalId: text,
	userName: text,
	displayName: text,
	name: z.object({ formatted: text, givenName: text, familyName: text }).nullish(),
	title: text,
	userType: text,
	timezone: text,
	active: z.boolean().nullish(),
	emails: z.array(valued).nullish(),
	roles: z.array(valued).nullish(),
	addresses: z.array(z.object({ locality: text })).nullish(),
	[ENTERPRISE]: z.object({ organization: text, department: text }).nullish(),
});
export type ScimUser = z.output<typeof scimUserSchema>;

/** A person out of a SCIM user. SCIM knows no contracts, second steps or pronouns: those stay unknown. */
export function userOf(found: ScimUser, { name: source, userId }: ScimSource): User {
	const emails = found.emails ?? [];
	const { formatted = '', givenName = '', familyName = '' } = found.name ?? {};
	return {
		id: found[userId] || found.id,
		name: found.displayName || formatted || `${givenName} ${familyName}`.trim() || found.userName,
		email: (emails.find(({ primary }) => primary) ?? emails[0])?.value ?? '',
		pronoun: 'they',
		jobTitle: found.title,
		company: found[ENTERPRISE]?.organization || found[ENTERPRISE]?.department || '',
		employment: employmentOf(found.userType),
		active: found.active ?? true,
		contractEnds: undefined,
		secondStep: 'unknown',
		timeZone: found.timezone,
		place: found.addresses?.[0]?.locality ?? '',
		roles: (found.roles ?? []).map(roleOf),
		otherAccounts: [],
		source,
	};
}

function employmentOf(userType: string): User['employment'] {
	if (/contract|external|temp/i.test(userType)) return 'contractor';
	return /employ|intern|staff/i.test(userType) ? 'employee' : 'unknown';
}

/** `{value: "Assistant editor", type: "Harbor Lights, Season 2"}`: the project stands in the role's type. */
function roleOf({ value, display, type }: z.output<typeof valued>): ProjectRole {
	return { role: display || value, project: type };
}
