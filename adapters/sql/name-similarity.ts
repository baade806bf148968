import type { Database } from './database.ts';

/** Longer texts are looked at in their beginning only. */
const MAX_LETTERS = 40;
const GRAM = 3;

/**
 * How much a row is like a text, as SQL that any engine has: pieces of three letters that both hold count two,
 * words that begin alike count one. It is meant to let too many through; `rankPeople` chooses. Of an e-mail
 * address only what stands before the @ tells people apart.
 *
 *     marrisol → mar arr rri ris iso sol    Marisol holds mar ris iso sol
 */
export function likeness(database: Database, haystack: string, wanted: string) {
	const [own = ''] = wanted.split('@');
	const words = own
		.slice(0, MAX_LETTERS)
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
	if (words.length === 0) return undefined;
	const pieces = [...new Set(words.flatMap(grams))];
	const starts = [...new Set(words.map((word) => ` ${word.charAt(0)}`))];
	const weighed = [
		...pieces.map((piece) => [piece, 2] as const),
		...starts.map((start) => [start, 1] as const),
	];
	const score = weighed.map(
		([, weight], i) =>
			`CASE WHEN ${database.holds(haystack, database.place(`g${i}`, 'text'))} THEN ${weight} ELSE 0 END`,
	);
	return {
		score: `(${score.join(' + ')})`,
		values: Object.fromEntries(weighed.map(([piece], i) => [`g${i}`, piece])),
	};
}

/** Everything a person is found by, in lower case with spaces between. */
export function haystackOf(columns: readonly string[]): string {
	return `' ' || ${columns.map((column) => `lower(coalesce(${column}, ''))`).join(` || ' ' || `)}`;
}

function grams(word: string): readonly string[] {
	if (word.length <= GRAM) return [word];
	return Array.from({ length: word.length - GRAM + 1 }, (_, i) => word.slice(i, i + GRAM));
}
