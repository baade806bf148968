/** A filter of spans as typed: words, and `service=`, `kind=`, `error` among them. */
export interface SpanQuery {
	readonly words: readonly string[];
	readonly service: string | undefined;
	readonly kind: string | undefined;
}

const PART = /(service|kind)=(?:"([^"]*)"|(\S*))|\S+/g;

/** `key_shard service=keys-db kind=client` in its parts; the last of several values counts. Words in lower case. */
export function parseSpanQuery(text: string): SpanQuery {
	const words: string[] = [];
	let service: string | undefined;
	let kind: string | undefined;
	for (const part of text.matchAll(PART)) {
		const value = part[2] ?? part[3] ?? '';
		if (part[1] === undefined) words.push(part[0].toLowerCase());
		else if (value === '') continue;
		else if (part[1] === 'service') service = value;
		else kind = value;
	}
	return { words, service, kind };
}

/** The text with another service or kind; empty takes it out. */
export function withQueryPart(text: string, part: 'service' | 'kind', value: string): string {
	const rest = [...text.matchAll(PART)].filter((match) => match[1] !== part).map((match) => match[0]);
	const quoted = /\s/.test(value) ? `"${value}"` : value;
	return [...rest, ...(value === '' ? [] : [`${part}=${quoted}`])].join(' ');
}
