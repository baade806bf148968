import { recognise } from '../../lib/wire/recognise/recognise.ts';

/**
 * Opens what a pasted text names: one exact trace ID goes straight to its page, anything else to the search.
 * IDs win over text, wherever they stand in a log line.
 */
export function openText(text: string, open: (href: string) => void): void {
	const wanted = text.trim();
	if (wanted === '') return;
	open(exactAddress(wanted) ?? `/search?q=${encodeURIComponent(wanted)}`);
}

/** The page of the one trace ID in a text; undefined for none or several. */
export function exactAddress(text: string): string | undefined {
	const found = recognise(text).filter((candidate) => candidate.kind === 'trace-id');
	const ids = new Set(found.map((candidate) => candidate.value));
	const [only] = ids;
	return ids.size === 1 && only !== undefined ? `/r/${only}` : undefined;
}
