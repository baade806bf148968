/** Ends of names whose value is a secret, in snake_case. `tokens`, a count, is none of them. */
const SECRET_NAME =
	/(?:^|_)(?:password|passwd|pwd|passphrase|secret|token|apikey|api_key|access_key|secret_key|private_key|signing_key|credentials?|authorization|cookie|cvv|cvc|ssn)$/;

/**
 * Whether an attribute's name alone says that its value must not be kept: `db.password`,
 * `http.request.header.authorization`, `userPassword`, `x-api-key`.
 */
export function isSensitiveKey(key: string): boolean {
	const last = key.slice(key.lastIndexOf('.') + 1);
	const snake = last
		.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
		.replaceAll('-', '_')
		.toLowerCase();
	return SECRET_NAME.test(snake);
}
