import { recognise } from '../../lib/recognise/recognise.ts';

/** A piece of a pasted text: recognised, or just text. */
export interface TextPart {
	readonly kind: 'recognised' | 'text';
	readonly text: string;
	/** Where it starts. */
	readonly at: number;
}

/** Cuts a text into what is recognised and what is not; joined again it is the same text. */
export function recognisedParts(text: string): TextPart[] {
	const known = recognise(text)
		.filter((candidate) => candidate.kind !== 'text')
		.toSorted((a, b) => a.start - b.start);
	const parts: TextPart[] = [];
	let from = 0;
	for (const { start, end } of known) {
		if (start < from) continue;
		if (start > from) parts.push({ kind: 'text', text: text.slice(from, start), at: from });
		parts.push({ kind: 'recognised', text: text.slice(start, end), at: start });
		from = end;
	}
	if (from < text.length) parts.push({ kind: 'text', text: text.slice(from), at: from });
	return parts;
}
