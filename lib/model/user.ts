import type { UnixNanos } from './time.ts';

/** A role on a project: "assistant editor" on "Harbor Lights, Season 2". */
export interface ProjectRole {
	readonly role: string;
	readonly project: string;
}

/** Somebody who works on titles, as a directory knows them. Empty strings where unknown. */
export interface User {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	/** How sentences speak of them; `they` where nobody said. */
	readonly pronoun: 'she' | 'he' | 'they';
	readonly jobTitle: string;
	readonly company: string;
	readonly employment: 'employee' | 'contractor' | 'unknown';
	/** False: the account is switched off. */
	readonly active: boolean;
	/** Undefined: no end is known. */
	readonly contractEnds: UnixNanos | undefined;
	/** The second step of a sign-in: an app, a key, a code. */
	readonly secondStep: 'set' | 'missing' | 'unknown';
	/** IANA name, such as `America/Los_Angeles`. */
	readonly timeZone: string;
	readonly place: string;
	readonly roles: readonly ProjectRole[];
	/** IDs of other accounts of the same person. */
	readonly otherAccounts: readonly string[];
	/** Name of the directory that said so. */
	readonly source: string;
}
