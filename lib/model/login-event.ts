import type { UnixNanos } from './time.ts';

/** How a try to sign in ended, or what else happened to the account at the door. */
export const LOGIN_OUTCOMES = [
	'signed-in',
	'wrong-password',
	'locked',
	'unlocked',
	'second-step-missing',
	'account-off',
	'password-reset',
] as const;
export type LoginOutcome = (typeof LOGIN_OUTCOMES)[number];

export interface LoginEvent {
	readonly time: UnixNanos;
	readonly userId: string;
	readonly outcome: LoginOutcome;
	/** Tries in a row that ended so; 1 where the source does not say. */
	readonly attempts: number;
	/** Until when the account is locked; undefined for not, or for until somebody unlocks it. */
	readonly lockedUntil: UnixNanos | undefined;
	/** City, or empty. */
	readonly place: string;
	/** "Firefox on macOS", or empty. */
	readonly device: string;
	/** Name of the source that told it. */
	readonly source: string;
}
