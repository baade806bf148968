/** Stands where a value belongs to a person. It is in the store; pages of support and studio show it to who gives a reason. */
export const PERSONAL = '[redacted, personal data]';

const PERSONAL_KEYS = new Set(['user.name', 'enduser.name']);
const PERSONAL_ENDING =
	/(?:^|[._-])(?:e-?mail(?:_?address)?|full_?name|first_?name|last_?name|phone(?:_?number)?|birth_?da(?:te|y))$/i;

/** Whether an attribute names a person or says how to reach them. IDs don't: they are how people are found here. */
export function isPersonal(key: string): boolean {
	return PERSONAL_KEYS.has(key) || PERSONAL_ENDING.test(key);
}

/** The text of an attribute as it may leave the server without a reason. */
export function shownText(key: string, text: string): string {
	return text !== '' && isPersonal(key) ? PERSONAL : text;
}
