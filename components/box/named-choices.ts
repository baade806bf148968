import type { NamedThing } from '../../lib/api/named.ts';

/** A row under the box. */
export interface Choice {
	readonly kind: string;
	readonly words: string;
	readonly detail: string;
	readonly tone: NamedThing['tone'] | 'text';
	readonly href: string;
}

const KINDS: Record<NamedThing['kind'], string> = {
	request: 'Request',
	session: 'Session',
	member: 'Member',
	person: 'Person',
	service: 'Service',
};

/** What a text names, then the search for the text itself. Nothing where it names nothing: Enter searches anyway. */
export function namedChoices(text: string, things: readonly NamedThing[]): readonly Choice[] {
	if (things.length === 0) return [];
	const everywhere: Choice = {
		kind: 'Everywhere',
		words: 'Search for this text',
		detail: 'in spans and log lines',
		tone: 'text',
		href: `/search?q=${encodeURIComponent(text.trim())}`,
	};
	return [...things.map((thing) => ({ ...thing, kind: KINDS[thing.kind] })), everywhere];
}

/**
 * The row that Enter opens before an arrow was pressed: the best one where it is one thing by its ID. Of a word that is
 * a service too, Enter searches, as it does before the list is there.
 */
export function firstChoice(things: readonly NamedThing[]): number {
	const [best] = things;
	return best === undefined || best.kind === 'service' ? -1 : 0;
}

/** The row that an arrow leads to, around both ends. */
export function nextChoice(active: number, key: string, count: number): number {
	if (key === 'ArrowDown') return active + 1 >= count ? 0 : active + 1;
	return active <= 0 ? count - 1 : active - 1;
}
