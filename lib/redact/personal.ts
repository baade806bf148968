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
	return text !== '' && isPersonal(key) ? PERSONAL : hideAddresses(text);
}

/** The user of an address such as `postgres://reader@db.example`, or an e-mail address with its domain. */
const ADDRESS = /:\/\/[^\s/@]{1,200}@|[\w.%+-]{1,64}@(?:[a-z\d-]{1,63}\.){1,8}([a-z]{2,24})\b/gi;
/** Ends of names of machines. */
const MACHINES = new Set([
	'internal',
	'local',
	'localdomain',
	'localhost',
	'cluster',
	'svc',
	'lan',
	'corp',
	'intranet',
]);

/** A text without the e-mail addresses in it. Users at machines stay: they are nobody's address. */
export function hideAddresses(text: string): string {
	if (!text.includes('@')) return text;
	return text.replace(ADDRESS, (found: string, ending: string | undefined) =>
		ending === undefined || MACHINES.has(ending.toLowerCase()) ? found : PERSONAL,
	);
}
