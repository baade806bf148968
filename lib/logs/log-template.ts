/** Longer messages differ early enough. */
const LOOKED_AT = 500;

/**
 * What varies in a message from line to line, most telling first: quoted text, links, UUIDs, addresses, times,
 * hex numbers, numbers with their units.
 */
const VARIABLE =
	/"[^"]*"|'[^']*'|\bhttps?:\/\/[^\s"'<>]+|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b\d{4}-\d\d-\d\d(?:[T ][\d:.,]+Z?)?|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\b0x[0-9a-f]+\b|\b(?=[a-z]*\d)[0-9a-z]{12,}\b|(?<![A-Za-z])-?\d[\d.,]*(?=$|[^\w]|(?:[nμu]?s|ms|min|h|[kKMG]i?B|B)\b)/gi;

/**
 * A message with its variable parts replaced by `…`, so that lines of one cause read alike:
 * "no key 4711 for user 12" and "no key 4712 for user 9" are both "no key … for user …".
 */
export function logPattern(message: string): string {
	return message
		.slice(0, LOOKED_AT)
		.replace(VARIABLE, '…')
		.replace(/…(?:[\s,;]*…)+/g, '…')
		.trim();
}
