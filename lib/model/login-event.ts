import type { TraceId } from './ids.ts';
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
	/** The request it happened in, where the source says. */
	readonly traceId: TraceId | undefined;
	/** Name of the source that told it. */
	readonly source: string;
}

const FINE: ReadonlySet<LoginOutcome> = new Set(['signed-in', 'unlocked', 'password-reset']);

/** Whether somebody got in, or the way in was opened. */
export function isFine(outcome: LoginOutcome): boolean {
	return FINE.has(outcome);
}
