import Fuse from 'fuse.js';
import type { User } from '../model/user.ts';
import { nameMistakes } from './name-fits.ts';

/** A person that a search found. */
export interface FoundPerson {
	readonly user: User;
	/** What of them fits: told on the page, so that a match by e-mail does not surprise. */
	readonly by: 'name' | 'email' | 'id';
	/** Everything that was typed fits, mistakes aside: it is this person or a namesake. */
	readonly sure: boolean;
}

/** Fuse's score is 0 for equal and 1 for nothing alike; whoever is this much worse than the best is somebody else. */
const WORSE = 0.4;
/** How much of a word may be wrong; the second is for short words that nothing comes close to. */
const CLOSE = 0.35;
const LOOSE = 0.5;
/** More mistakes than any name that is meant. */
const NOT_MEANT = 1_000;

/** People by how well they fit what was typed: typing mistakes and the order of names forgiven, best first. */
export function rankPeople(text: string, people: readonly User[]): readonly FoundPerson[] {
	const wanted = text.trim();
	const exact = people.filter(({ id, email }) => sameText(id, wanted) || sameText(email, wanted));
	if (exact.length > 0)
		return exact.map((user) => ({ user, by: sameText(user.id, wanted) ? 'id' : 'email', sure: true }));
	const close = search(wanted, people, CLOSE);
	const found = close.length > 0 ? close : search(wanted, people, LOOSE);
	const best = found[0]?.score ?? 0;
	const by = wanted.includes('@') ? 'email' : 'name';
	return found
		.map(({ item, score = 1 }) => ({ item, score, mistakes: nameMistakes(wanted, item.name) }))
		.filter(({ score, mistakes }) => mistakes !== undefined || score <= best + WORSE)
		.sort((a, b) => (a.mistakes ?? NOT_MEANT) - (b.mistakes ?? NOT_MEANT) || a.score - b.score)
		.map(({ item, mistakes }) => ({ user: item, by, sure: mistakes !== undefined }));
}

function search(text: string, people: readonly User[], threshold: number) {
	const fuse = new Fuse(people, {
		keys: [
			{ name: 'name', weight: 2 },
			{ name: 'email', weight: 1 },
		],
		threshold,
		ignoreLocation: true,
		ignoreDiacritics: true,
		includeScore: true,
		useTokenSearch: true,
	});
	return fuse.search(text);
}

function sameText(a: string, b: string): boolean {
	return a.toLowerCase() === b.toLowerCase();
}
