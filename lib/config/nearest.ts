/** Longer names are no typing mistake of a setting. */
const MAX_LENGTH = 60;

/** The known name that is most like `name`; undefined where none is alike. Case and `_` don't count. */
export function nearest(name: string, known: readonly string[]): string | undefined {
	if (name.length > MAX_LENGTH) return undefined;
	const wanted = bare(name);
	let best: { readonly name: string; readonly distance: number } | undefined;
	for (const candidate of known) {
		const distance = editDistance(wanted, bare(candidate));
		if (!best || distance < best.distance) best = { name: candidate, distance };
	}
	return best && best.distance <= Math.max(2, wanted.length / 2) ? best.name : undefined;
}

function bare(name: string): string {
	return name
		.toLowerCase()
		.replaceAll('_', '')
		.replace(/^dupin/, '');
}

/** How many letters must be put in, taken out or changed to get from one to the other (Levenshtein). */
function editDistance(from: string, to: string): number {
	let before = Array.from({ length: to.length + 1 }, (_, place) => place);
	for (const [row, letter] of Array.from(from).entries()) {
		const now = [row + 1];
		for (const [place, other] of Array.from(to).entries()) {
			const change = (before[place] ?? 0) + (letter === other ? 0 : 1);
			now.push(Math.min(change, (before[place + 1] ?? 0) + 1, (now[place] ?? 0) + 1));
		}
		before = now;
	}
	return before.at(-1) ?? 0;
}
