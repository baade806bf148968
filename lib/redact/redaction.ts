/** Stands where a secret stood. */
export const REDACTED = '[redacted, secret]';

/** What was recognised: a name that tells, or the look of the value itself. */
export type SecretKind = 'named' | 'credentials' | 'jwt' | 'token' | 'private_key' | 'card';

/** Counts the values masked, by kind. */
export class RedactionCounts {
	readonly #counts = new Map<SecretKind, number>();

	add(kind: SecretKind, count = 1): void {
		this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
	}

	list(): readonly (readonly [SecretKind, number])[] {
		return [...this.#counts];
	}
}
