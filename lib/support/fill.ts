import type { Sentence, Source } from '../model/answer.ts';

/** A word that stands for a `{place}` in a text, and where it was read; our own words have no source. */
export interface SentenceSlot {
	readonly text: string;
	readonly source?: Source;
}
export type SentenceSlots = ReadonlyMap<string, SentenceSlot>;

const PLACE = /\{(\w+)\}/g;

/** The first of the texts whose places are all known, filled; undefined where none is. Sources of its words come with it. */
export function fillSlots(
	texts: readonly string[],
	places: SentenceSlots,
): { readonly text: string; readonly sources: readonly Source[] } | undefined {
	const text = texts.find((candidate) =>
		Array.from(candidate.matchAll(PLACE), ([, name = '']) => name).every((name) => places.has(name)),
	);
	if (text === undefined) return undefined;
	const sources: Source[] = [];
	const filled = text.replaceAll(PLACE, (_, name: string) => {
		const place = places.get(name);
		if (place?.source) sources.push(place.source);
		return place?.text ?? '';
	});
	return { text: filled, sources };
}

/** A filled text as a sentence that rests on `first` and on what its words were read from. */
export function filledSentence(
	texts: readonly string[],
	places: SentenceSlots,
	first: Source,
	more: readonly Source[] = [],
): Sentence | undefined {
	const filled = fillSlots(texts, places);
	if (!filled) return undefined;
	return {
		text: capitalised(filled.text),
		sources: [first, ...distinct([first], [...more, ...filled.sources])],
	};
}

/** A filled text whose places are ours and always known. */
export function words(texts: readonly string[], places: SentenceSlots): string {
	return fillSlots(texts, places)?.text ?? '';
}

export function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function distinct(known: readonly Source[], sources: readonly Source[]): Source[] {
	const seen = new Set(known.map((source) => JSON.stringify(source)));
	return sources.filter((source) => {
		const key = JSON.stringify(source);
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}
