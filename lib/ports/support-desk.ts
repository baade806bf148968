import type { UnixNanos } from '../model/time.ts';

/** Where members wait for the same repair: the call that failed first. */
export interface WaitingFor {
	readonly service: string;
	readonly operation: string;
}

export interface WaitingCount {
	readonly members: number;
	/** When the owners were first told; undefined where nobody has told them. */
	readonly told: UnixNanos | undefined;
}

export interface AuditEntry {
	readonly at: UnixNanos;
	readonly actor: string;
	/** What was done, in a few words: "reveal name and email". */
	readonly action: string;
	readonly subject: string;
	readonly reason: string;
}

/**
 * What support notes down: members who wait for news, and who looked at what and why. The audit can be added to and
 * read, nothing else; a changed row is found out. Empty: counts of 0. Broken: SourceError.
 */
export interface SupportDesk {
	/** Adds a member once; adding again changes nothing. */
	addWaiting(what: WaitingFor, member: string, session: string, at: UnixNanos): Promise<void>;
	waiting(what: WaitingFor): Promise<WaitingCount>;
	/** Whether this member is on the list already. */
	isWaiting(what: WaitingFor, member: string): Promise<boolean>;
	/** Notes that the owners were told. The first time counts. */
	tellOwners(what: WaitingFor, at: UnixNanos): Promise<void>;
	record(entry: AuditEntry): Promise<void>;
	/** Newest first. `unbroken` is false when a row was changed or taken out by hand. */
	audit(limit: number): Promise<{ readonly entries: readonly AuditEntry[]; readonly unbroken: boolean }>;
}
