/** Ends of names whose value is a secret, in snake_case. `tokens`, a count, is none of them. */
const SECRET_NAME =
	/(?:^|_)(?:passwords?|passwd|pwd|passwort|passphrases?|passcode|pass_?word_?(?:hash|digest)|secrets?|token|apikeys?|api_keys?|access_keys?|secret_keys?|private_keys?|signing_key|encryption_key|master_key|account_key|shared_key|session_key|jwt|otp|totp|otp_code|mfa_code|one_time_code|pin_code|recovery_codes?|backup_codes?|security_answer|session_id|sessionid|jsessionid|phpsessid|connection_string|conn_str|credentials?|authorization|auth_header|cookies?|cvv2?|cvc|csc|card_number|ssn)$/;

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
