/** What the page has last said about itself, for the one live region. */
let words = '';
const listeners = new Set<() => void>();

/** Says one sentence: read aloud by screen readers, shown for a moment to everybody. */
export function say(sentence: string): void {
	words = sentence;
	for (const heard of listeners) heard();
}

export function onSaid(heard: () => void): () => void {
	listeners.add(heard);
	return () => listeners.delete(heard);
}

export function said(): string {
	return words;
}
