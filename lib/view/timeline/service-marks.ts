/** How one service is shown: a colour, two letters, and a notch where two services share the colour. */
export interface ServiceMark {
	/** 1 to 8, a `--svc-n` token. */
	readonly colour: number;
	readonly letters: string;
	readonly notched: boolean;
}

const COLOURS = 8;

/**
 * Marks of the services of one view. The colour comes from the name alone, so it is the same on every
 * page; letters clash only within a view, and there the service with more spans keeps its own.
 */
export function serviceMarks(
	services: readonly { readonly name: string; readonly spans: number }[],
): ReadonlyMap<string, ServiceMark> {
	const marks = new Map<string, ServiceMark>();
	const letters = new Set<string>();
	const colours = new Set<number>();
	const order = [...services].sort((a, b) => b.spans - a.spans || (a.name < b.name ? -1 : 1));
	for (const { name } of order) {
		if (marks.has(name)) continue;
		const colour = serviceColour(name);
		const pair = freeLetters(name, letters);
		marks.set(name, { colour, letters: pair, notched: colours.has(colour) });
		letters.add(pair);
		colours.add(colour);
	}
	return marks;
}

/** The colour of a service, 1 to 8: FNV-1a of its name. */
export function serviceColour(name: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
	return (((hash ^ (hash >>> 15)) >>> 0) % COLOURS) + 1;
}

/** First letters of the first and last part (`content-keys` CK), then the next free second letter. */
function freeLetters(name: string, taken: ReadonlySet<string>): string {
	const parts = name.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).filter((part) => part !== '');
	const first = (parts[0] ?? '?').charAt(0).toUpperCase();
	const later = parts.length > 1 ? parts.slice(1).map((part) => part.charAt(0)) : [];
	const candidates = [...later, ...Array.from(parts.join('')).slice(1)];
	for (const second of candidates) {
		const pair = first + second.toUpperCase();
		if (!taken.has(pair)) return pair;
	}
	for (let digit = 1; digit <= 9; digit++) {
		if (!taken.has(`${first}${digit}`)) return `${first}${digit}`;
	}
	return first + (candidates[0] ?? first).toUpperCase();
}
