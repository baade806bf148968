/** What somebody may do. Each verb of the catalogue names one. */
export const PERMISSIONS = [
	/** Requests: verdict, spans, log lines, payloads; services and trouble. */
	'read requests',
	/** Shared cases, which hold a copy of a request. */
	'read cases',
	/** Members and what they played, without names and addresses. */
	'read members',
	/** People in production: sign-ins, roles, requests, without addresses. */
	'read studio',
	/** Names and addresses, one by one, each with a reason that the audit keeps. */
	'reveal personal data',
	/** Freeze a request as a case. */
	'share',
	/** Tell others of a request or note that they were told. */
	'hand off',
	/** Open one's own files. */
	'open files',
	/** What owners set: links of services. */
	'change settings',
	/** Who looked at what and why. */
	'read audit',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Who asks: a person, or a program on somebody's behalf. */
export interface Principal {
	/** Unique among principals. */
	readonly id: string;
	/** What the audit calls them. */
	readonly name: string;
	readonly permissions: ReadonlySet<Permission>;
	/** Tells apart who shares an ID, as all do who are not signed in: files that one opened are shown to that one only. Empty where nothing tells. */
	readonly visitor: string;
}

/** Whoever sits at this installation, where nobody signs in: may do everything. */
export function anybody(visitor: string): Principal {
	return { id: 'anybody', name: 'someone at this site', permissions: new Set(PERMISSIONS), visitor };
}

/** Whether somebody may do something. The one place that decides. */
export function may(who: Principal, permission: Permission): boolean {
	return who.permissions.has(permission);
}
