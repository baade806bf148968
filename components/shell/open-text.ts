import { recognise } from '../../lib/wire/recognise/recognise.ts';
import { personAddress } from '../studio/person-address.ts';

/**
 * Opens what a pasted text names: one exact trace ID goes straight to its page, so does the name or e-mail of
 * somebody in production; anything else goes to the search. IDs win over text, wherever they stand in a log line.
 */
export async function openText(text: string, open: (href: string) => void): Promise<void> {
	const wanted = text.trim();
	if (wanted === '') return;
	open(exactAddress(wanted) ?? (await personAddress(wanted)) ?? `/search?q=${encodeURIComponent(wanted)}`);
}

/** The page of the one trace ID in a text; undefined for none or several. */
export function exactAddress(text: string): string | undefined {
	const found = recognise(text).filter((candidate) => candidate.kind === 'trace-id');
	const ids = new Set(found.map((candidate) => candidate.value));
	const [only] = ids;
	return ids.size === 1 && only !== undefined ? `/r/${only}` : undefined;
}
