/**
 * Opens what a pasted text names: one exact ID goes straight to its page, anything else to the search.
 * IDs win over text, wherever they stand in a log line.
 */
export async function openText(text: string, open: (href: string) => void): Promise<void> {
	const wanted = text.trim();
	if (wanted === '') return;
	open(exactAddress(wanted) ?? `/search?q=${encodeURIComponent(wanted)}`);
}

const TRACEPARENT = /\b[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}\b/i;
const TRACE_ID = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/gi;

/** The page of the one trace ID in a text; undefined for none or several. */
export function exactAddress(text: string): string | undefined {
	const parent = TRACEPARENT.exec(text);
	if (parent?.[1]) return `/r/${parent[1].toLowerCase()}`;
	const ids = new Set(Array.from(text.matchAll(TRACE_ID), (match) => match[0].toLowerCase()));
	const [only] = ids;
	return ids.size === 1 && only !== undefined ? `/r/${only}` : undefined;
}
