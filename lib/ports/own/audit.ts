import type { UnixNanos } from '../../model/time.ts';

export interface AuditEntry {
	readonly at: UnixNanos;
	readonly actor: string;
	/** What was done, in a few words: "reveal name and email". */
	readonly action: string;
	readonly subject: string;
	readonly reason: string;
}

/**
 * Who looked at or changed what, and why. It can be added to and read, nothing else; a row that was changed or taken
 * out by hand is found out. Empty: no entries. Broken: SourceError, and what should have been noted does not happen.
 */
export interface Audit {
	record(entry: AuditEntry): Promise<void>;
	/** Newest first. `unbroken` is false when a row was changed or taken out. */
	read(limit: number): Promise<{ readonly entries: readonly AuditEntry[]; readonly unbroken: boolean }>;
}
