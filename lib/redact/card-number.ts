/** The prefixes and lengths of the card networks; without them one number in ten passes the Luhn test. */
const NETWORKS =
	/^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|6(?:011|5\d\d|4[4-9]\d)\d{12}|62\d{14,17})$/;

/** In one piece, or in the groups printed on the card, with one kind of separator. */
const SHAPE =
	/(?<!\w|\d\.)(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{4,5})(?!\w|\.\d)/g;

/** What comes before a bare value in JSON, and the value's sign. */
const BEFORE_VALUE = /[[,:]\s{0,100}(-?)$/;
const END_OF_VALUE = /\s{0,100}[\],}]/y;

/**
 * Replaces card numbers, with and without separators. `found` is called for each. One that stands as a bare
 * value in JSON becomes a text, so that the JSON stays JSON.
 */
export function maskCards(text: string, mask: string, found: () => void): string {
	let result = '';
	let kept = 0;
	let isQuoted = false;
	SHAPE.lastIndex = 0;
	for (let match = SHAPE.exec(text); match; match = SHAPE.exec(text)) {
		if (!isCardNumber(match[0].replaceAll(/[ -]/g, ''))) {
			// A card may begin at the next group of digits.
			SHAPE.lastIndex = match.index + 1;
			continue;
		}
		found();
		const end = match.index + match[0].length;
		const before = text.slice(kept, match.index);
		isQuoted = endsQuoted(before, isQuoted);
		const isBare = !isQuoted && isEndOfValue(text, end);
		const minus = isBare ? BEFORE_VALUE.exec(before)?.[1] : undefined;
		result +=
			minus === undefined
				? before + mask
				: `${before.slice(0, before.length - minus.length)}"${minus}${mask}"`;
		kept = end;
	}
	return kept === 0 ? text : result + text.slice(kept);
}

/** Whether a text that begins inside quotes, or not, ends inside them. */
function endsQuoted(text: string, isQuoted: boolean): boolean {
	const quotes = text.match(/\\.|"/gs)?.filter((found) => found === '"').length ?? 0;
	return quotes % 2 === 1 ? !isQuoted : isQuoted;
}

function isEndOfValue(text: string, at: number): boolean {
	END_OF_VALUE.lastIndex = at;
	return END_OF_VALUE.test(text);
}

function isCardNumber(digits: string): boolean {
	return NETWORKS.test(digits) && luhn(digits);
}

/** ISO/IEC 7812-1: every second digit from the right counts double. */
function luhn(digits: string): boolean {
	let sum = 0;
	for (let i = 0; i < digits.length; i++) {
		const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
		sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
	}
	return sum % 10 === 0;
}
