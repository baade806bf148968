/** Letters at a word's beginning and end that must be right for a person to be put forward. */
const ENDS = 3;
const MAX_WORDS = 6;

/** A value in a filter: JSON's text, as RFC 7644 asks. */
export function quoted(value: string): string {
	return JSON.stringify(value);
}

/**
 * A filter for people who may be meant: SCIM knows no likeness, so each word may be wrong in all but its
 * beginning or its end.
 *
 *     Marsiol Vgea → displayName co "mar" or displayName co "iol" or …
 */
export function likeFilter(text: string): string | undefined {
	const words = text
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean)
		.slice(0, MAX_WORDS);
	const pieces = [...new Set(words.flatMap((word) => [word.slice(0, ENDS), word.slice(-ENDS)]))];
	if (pieces.length === 0) return undefined;
	const like = pieces.flatMap((piece) => [
		`displayName co ${quoted(piece)}`,
		`name.familyName co ${quoted(piece)}`,
		`userName co ${quoted(piece)}`,
	]);
	const exact = text.includes('@') ? [`emails.value eq ${quoted(text.trim())}`] : [];
	return [...exact, ...like].join(' or ');
}
