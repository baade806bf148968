/*
 * A secret that its name gives away, in a query, a log line, a header, JSON, YAML, XML, a hash of Ruby, a command line:
 *
 *   ?token=abc&…   password="a b"   {"apiKey":"…"}   {\"pwd\":\"…\"}   Cookie: a=b; c=d   :pin => "1"   <otp>1</otp>   --password x
 *    └name┘│└value   quote┘
 *          separator
 */

/** Inside of other words too: `db_password`, `accessToken`. */
const LONG_NAMES =
	'passwords?|passwd|pwd|passwort|passphrase|passcode|secrets?|token|api[_-]?keys?|access[_-]?key|private[_-]?key|secret[_-]?key|account[_-]?key|shared[_-]?key|encryption[_-]?key|master[_-]?key|signing[_-]?key|credentials?|x-amz-signature|jsessionid|phpsessid|session_?id|connection[_-]?string';
/** Words of their own only. */
const SHORT_NAMES = 'jwt|t?otp|otp[_-]?code|mfa[_-]?code|pin[_-]?code|cvv2?|cvc|ssn|sig|connect\\.sid';
const NAME = new RegExp(
	`(?:${LONG_NAMES}|(?:(?<![a-z0-9])|(?<=\\\\[nrt]))(?:${SHORT_NAMES})|(authorization|cookie))(\\\\{0,3}["'])?(?:\\s{0,4}(=>|[=:>])\\s{0,4})(\\\\{0,3}["'])?`,
	'gi',
);
/** Last three letters of all of these, and of `bearer`, `basic` and what sets passwords: the prefilter looks for them. */
export const NAME_ENDINGS: readonly string[] = (
	'ord|rds|swd|pwd|ort|ase|ode|ret|ets|ken|key|eys|ial|als|ure|nid|sid|_id|ing|jwt|otp|vv2|cvv|cvc|ssn|' +
	'sig|ion|kie|rer|sic| by'
).split('|');

/** `--password x`, `PASSWORD 'x'`, `IDENTIFIED BY 'x'`, "the password is x7", and a field of a form with parts. */
const SPOKEN: readonly RegExp[] = [
	new RegExp(
		`((?<![\\w-])--?[\\w-]{0,30}(?:${LONG_NAMES}|(?<![a-z0-9])(?:${SHORT_NAMES}))[ \\t]{1,4}["']?)([^\\s"'-][^\\s"']{0,500})`,
		'gi',
	),
	/((?:\bpassword|\bidentified\s{1,4}by)\s{1,4}')([^']{1,500})/gi,
	/((?:password|passcode|passphrase|secret|token|otp|pin)s? (?:is|was|are) ["']?)(?=[^\s"']{0,40}\d)([^\s"',;]{4,200})/gi,
	/(name=\\{0,3}"?[\w.-]{0,40}(?:passwords?|passwd|pwd|secrets?|token|api[_-]?key)\\{0,3}"?(?:\r?\n|(?:\\{1,3}r)?\\{1,3}n)(?:[\w-]{1,40}:[^\n\\]{0,200}(?:\r?\n|(?:\\{1,3}r)?\\{1,3}n)){0,3}(?:\r?\n|(?:\\{1,3}r)?\\{1,3}n))([^\r\n\\]{1,500})/gi,
];

/** What is said of a name where its value is not shown. */
const HARMLESS =
	/^(?:null|nil|none|true|false|required|invalid|missing|expired|empty|wrong|incorrect|denied|mismatch|unknown|not|is|was|has|must|for|of|the|a|an|to|in|on|failed|rejected|refused|revoked|accepted|valid|ok|error|string|string,|number|undefined|unset|set|redacted)$/i;

/** What stands before the last part of the name of an XML element. */
const OPEN_TAG = /<[\w.:-]{0,40}$/;

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
		const isBare = !quote && !nameQuote && !header;
		const isNoTag =
			separator === '>' &&
			(nameQuote !== undefined || !OPEN_TAG.test(text.slice(Math.max(0, match.index - 40), match.index)));
		if (value === '' || value === mask || value === 'null' || isNoTag) continue;
		if (isBare && isProse(separator, value, text, to)) continue;
		found();
		// A bare JSON value (a number, a list) becomes a text, so that the JSON stays JSON.
		const wrap = nameQuote && !quote ? nameQuote : '';
		result += text.slice(kept, from) + wrap + mask + wrap;
		kept = to;
		NAME.lastIndex = to;
	}
	result = kept === 0 ? text : result + text.slice(kept);
	for (const pattern of SPOKEN) {
		result = result.replace(pattern, (all, before: string, value: string) => {
			if (value.startsWith(mask.slice(0, 9)) || HARMLESS.test(value)) return all;
			found();
			return before + mask;
		});
	}
	return result;
}

/** "password: user not found" speaks of a password; "password: hunter" is one where the line ends. */
function isProse(separator: string | undefined, value: string, text: string, to: number): boolean {
	if (separator === '=' || separator === '=>') return false;
	if (separator === '>') return text[to] !== '<';
	if (/\d/.test(value)) return false;
	return HARMLESS.test(value) || /[^\r\n]/.test(text[to] ?? '\n');
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
