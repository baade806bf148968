export interface Announcement {
	readonly words: string;
	/** Shown for a moment to everybody, not only read aloud. */
	readonly shown: boolean;
}

/** What the page has last said about itself, for the one live region. */
let last: Announcement = { words: '', shown: false };
const listeners = new Set<() => void>();

/** Says one sentence to screen readers: what arrived, what a filter found. */
export function say(words: string): void {
	tell({ words, shown: false });
}

/** Says and shows one sentence: the answer to a key that changes nothing else one could see. */
export function show(words: string): void {
	tell({ words, shown: true });
}

function tell(next: Announcement): void {
	last = next;
	for (const heard of listeners) heard();
}

export function onSaid(heard: () => void): () => void {
	listeners.add(heard);
	return () => listeners.delete(heard);
}

export function said(): Announcement {
	return last;
}
