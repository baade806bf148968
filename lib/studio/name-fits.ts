/** A word of this many letters or fewer may have one mistake, a longer one two. */
const SHORT = 5;
/** Words are no longer than this; what is more is no name. */
const LONGEST = 40;

/**
 * Mistakes in a typed name, where every word of it is a word of the name with a mistake or two; undefined where
 * somebody else is meant. Fuse finds what is somehow alike; this says who is meant. (No well-kept package counts
 * swapped letters as one mistake and has types.)
 */
export function nameMistakes(typed: string, name: string): number | undefined {
	const names = wordsOf(name);
	let sum = 0;
	const words = wordsOf(typed);
	for (const word of words) {
		const least = Math.min(...names.map((other) => mistakes(word, other)));
		if (least > allowed(word)) return undefined;
		sum += least;
	}
	return words.length === 0 ? undefined : sum;
}

function wordsOf(text: string): readonly string[] {
	const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
	return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && word.length <= LONGEST);
}

function allowed(word: string): number {
	if (word.length <= 2) return 0;
	return word.length <= SHORT ? 1 : 2;
}

/**
 * Letters to add, drop, change or swap with their neighbour (optimal string alignment). Three rows are enough:
 *
 *     d(i, j) = least of  d(i-1, j) + 1,  d(i, j-1) + 1,  d(i-1, j-1) + [a ≠ b],  d(i-2, j-2) + 1 where swapped
 */
function mistakes(a: string, b: string): number {
	let before: number[] = [];
	let above = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			row[j] = Math.min(
				(above[j] ?? 0) + 1,
				(row[j - 1] ?? 0) + 1,
				(above[j - 1] ?? 0) + (same ? 0 : 1),
				swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
			);
		}
		before = above;
		above = row;
	}
	return above[b.length] ?? 0;
}
