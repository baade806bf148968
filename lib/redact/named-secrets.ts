/*
 * A secret that its name gives away, in a query, a log line, a header or JSON:
 *
 *   ?token=abc&…      password="a b"      {"apiKey":"…"}      {\"pwd\":\"…\"}      Cookie: a=b; c=d
 *    └name┘│└value      quote┘
 *          separator
 */
const NAME =
	/(?:password|passwd|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?|x-amz-signature|(authorization|cookie))(\\{0,3}["'])?\s{0,4}([=:])\s{0,4}(\\{0,3}["'])?/gi;

const BARE_END = /[\s&;,"'\\<>(){}[\]]/g;
const LINE_END = /["'\\\r\n]/g;

/** Replaces the values of names that tell. `found` is called for each. */
export function maskNamed(text: string, mask: string, found: () => void): string {
	let result = '';
	let kept = 0;
	NAME.lastIndex = 0;
	for (let match = NAME.exec(text); match; match = NAME.exec(text)) {
		const [, header, nameQuote, separator, quote] = match;
		const from = NAME.lastIndex;
		const list = quote === undefined && text[from] === '[';
		const to = quote ? quoteEnd(text, from, quote) : list ? listEnd(text, from) : bareEnd(text, from, header);
		const value = text.slice(from, to);
		const isProse = separator === ':' && !quote && !nameQuote && !header && !/\d/.test(value);
		if (value === '' || value === mask || value === 'null' || isProse) continue;
		found();
		// A bare JSON value (a number, a list) becomes a text, so that the JSON stays JSON.
		const wrap = nameQuote && !quote ? nameQuote : '';
		result += text.slice(kept, from) + wrap + mask + wrap;
		kept = to;
		NAME.lastIndex = to;
	}
	return kept === 0 ? text : result + text.slice(kept);
}

/** Up to the same quote with the same number of backslashes before it. */
function quoteEnd(text: string, from: number, quote: string): number {
	const slashes = quote.length - 1;
	for (let end = text.indexOf(quote, from); end >= 0; end = text.indexOf(quote, end + quote.length)) {
		let before = 0;
		while (text[end - 1 - before] === '\\') before++;
		if (before % 2 === 0 || slashes > 0) return end;
	}
	return text.length;
}

function listEnd(text: string, from: number): number {
	const end = text.indexOf(']', from);
	return end < 0 ? text.length : end + 1;
}

/** A header's value goes to the end of its line, any other to the next space or punctuation. */
function bareEnd(text: string, from: number, header: string | undefined): number {
	const pattern = header ? LINE_END : BARE_END;
	pattern.lastIndex = from;
	return pattern.exec(text)?.index ?? text.length;
}
