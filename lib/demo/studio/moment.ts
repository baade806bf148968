/** Something that happens to a person in production, so many minutes before the demo begins. */
export type Moment = {
	readonly ago: number /** Account it happens to, where it is not the person's first. */;
	readonly account?: string;
} & (
	| {
			readonly kind: 'sign-in';
			/** How the identity provider of Halcyon calls the outcome. */
			readonly outcome:
				| 'ok'
				| 'bad_password'
				| 'locked'
				| 'unlocked'
				| 'no_second_factor'
				| 'disabled'
				| 'reset';
			readonly tries?: number;
			/** Minutes the account is locked; until somebody unlocks it where not said. */
			readonly lockedFor?: number;
	  }
	| {
			readonly kind: 'role';
			readonly what: 'move' | 'grant' | 'revoke' | 'create';
			readonly role: string;
			readonly was: string;
			readonly is: string;
			readonly by: string;
			readonly batch?: { readonly id: string; readonly people: readonly string[] };
	  }
	| {
			readonly kind: 'refused';
			readonly app: string;
			readonly action: string;
			/** Empty: the app does not say. */
			readonly project: string;
			readonly role: string;
	  }
	| { readonly kind: 'worked'; readonly app: string; readonly action: string }
	| { readonly kind: 'failed'; readonly app: string; readonly action: string }
);

export const signedIn = (ago: number): Moment => ({ ago, kind: 'sign-in', outcome: 'ok' });

export function worked(ago: number, app: string, action: string): Moment {
	return { ago, kind: 'worked', app, action };
}

export function refused(ago: number, app: string, action: string, project: string, role: string): Moment {
	return { ago, kind: 'refused', app, action, project, role };
}
