/** Shorter pieces of an ID are part of too many. */
const LEAST = 8;
const MAX_OTHER = 2;

/** How an ID that was not found is like one that is known, in words; undefined where it is not. Both in lower case. */
export function closeId(wanted: string, known: string): string | undefined {
	if (wanted.length < LEAST || wanted === known) return undefined;
	if (wanted.length < known.length && known.includes(wanted)) {
		return known.startsWith(wanted) ? 'it begins the same' : 'it holds this';
	}
	if (known.length < wanted.length && wanted.includes(known)) return 'the one asked for is longer';
	if (wanted.length === known.length) {
		let other = 0;
		for (let place = 0; place < known.length && other <= MAX_OTHER; place++) {
			if (wanted[place] !== known[place]) other++;
		}
		return other > MAX_OTHER ? undefined : other === 1 ? 'one character differs' : 'two characters differ';
	}
	const [short, long] = wanted.length < known.length ? [wanted, known] : [known, wanted];
	if (long.length - short.length > 1 || !lacksOne(short, long)) return undefined;
	return short === wanted ? 'one character is missing' : 'one character is too many';
}

function lacksOne(short: string, long: string): boolean {
	let place = 0;
	while (short[place] === long[place]) place++;
	return short.slice(place) === long.slice(place + 1);
}
