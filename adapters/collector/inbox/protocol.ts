import type { BatchLimits, InboxBatch, InboxEntry, InboxState } from '../../../lib/ports/own/inbox.ts';

export interface InboxSettings {
	readonly path: string;
	/** Module of the codec whose blocks are put. */
	readonly codecModule: string;
}

/** What the inbox's thread can be asked. */
export type InboxQuestion =
	| { readonly op: 'put'; readonly entry: InboxEntry }
	| { readonly op: 'claim'; readonly limits: BatchLimits }
	| { readonly op: 'settle'; readonly token: string }
	| { readonly op: 'split'; readonly token: string }
	| { readonly op: 'close' };

export type InboxAnswer =
	| { readonly op: 'put' }
	| { readonly op: 'claim'; readonly batch: InboxBatch | undefined }
	| { readonly op: 'settle' }
	| { readonly op: 'split'; readonly setAside: number }
	| { readonly op: 'close' };

/** Sent once, when the file is open. */
export interface InboxOpened {
	readonly kind: 'opened';
	/** For the log: what was found damaged, or empty. */
	readonly damage: string;
	readonly state: InboxState;
}

/** Answers to several questions share one message: those of one commit. */
export interface InboxAnswers {
	readonly kind: 'answers';
	readonly answers: readonly (readonly [id: number, answer: InboxAnswer | { readonly error: string }])[];
	readonly state: InboxState;
}

export type InboxMessage = InboxOpened | InboxAnswers;
