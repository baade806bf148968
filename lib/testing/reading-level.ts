import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** Flesch-Kincaid grade of sentences: years of school it takes to read them. Names count as they are spelt. */
export function readingGrade(sentences: readonly string[]): number {
	const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}’'-]+/gu) ?? []);
	const stops = sentences.map((sentence) => Math.max(1, sentence.match(/[.?!:](?:\s|$)/g)?.length ?? 1));
	return fleschKincaid({
		sentence: stops.reduce((sum, count) => sum + count, 0),
		word: words.length,
		syllable: words.reduce((sum, word) => sum + syllable(word), 0),
	});
}
