/** A piece of a pasted text: recognised, or just text. */
export interface TextPart {
	readonly kind: 'id' | 'pair' | 'text';
	readonly text: string;
	/** Where it starts. */
	readonly at: number;
}

/** `traceparent`, hex IDs of 16 or 32 digits, `key=value`. */
const KNOWN =
	/(?<id>\b[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}\b|\b(?:[\w.-]+[=:]"?)?(?:[0-9a-f]{32}|[0-9a-f]{16})\b)|(?<pair>\b[A-Za-z][\w.-]*=[^\s,;"']+)/gi;

/** Cuts a text into what is recognised and what is not; joined again it is the same text. */
export function recognisedParts(text: string): TextPart[] {
	const parts: TextPart[] = [];
	let from = 0;
	for (const match of text.matchAll(KNOWN)) {
		if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index), at: from });
		parts.push({ kind: match.groups?.['id'] === undefined ? 'pair' : 'id', text: match[0], at: match.index });
		from = match.index + match[0].length;
	}
	if (from < text.length) parts.push({ kind: 'text', text: text.slice(from), at: from });
	return parts;
}
