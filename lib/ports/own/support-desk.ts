import type { UnixNanos } from '../../model/time.ts';

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

/**
 * What support notes down: members who wait for news. Empty: counts of 0. Broken: SourceError.
 */
export interface SupportDesk {
	/** Adds a member once; adding again changes nothing. */
	addWaiting(what: WaitingFor, member: string, session: string, at: UnixNanos): Promise<void>;
	waiting(what: WaitingFor): Promise<WaitingCount>;
	/** Whether this member is on the list already. */
	isWaiting(what: WaitingFor, member: string): Promise<boolean>;
	/** Notes that the owners were told. The first time counts. */
	tellOwners(what: WaitingFor, at: UnixNanos): Promise<void>;
}
