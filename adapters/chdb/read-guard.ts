import { makeError } from './engine-error.ts';
import { type SqlToken, sqlTokens } from './sql-tokens.ts';
import { ALLOWED_FUNCTIONS, ALLOWED_TYPES, COMBINATORS, WORDS_BEFORE_PAREN } from './read-words.ts';

/** Tables of the engine itself that tell nothing of the host. */
const SYSTEM_TABLES = new Set(['one', 'parts', 'tables', 'columns', 'merges', 'processes', 'detached_parts']);
/** After these words stands what is read. */
const BEFORE_TABLE = new Set(['FROM', 'JOIN']);
/** After these too, where a query begins with them; `DESC` is an order as well. */
const BEFORE_TABLE_AT_FIRST = new Set(['DESCRIBE', 'DESC', 'EXISTS']);
/** Words that end the list of what is read, or stand between a table and its alias. */
const AFTER_TABLE = new Set(
	'WHERE PREWHERE GROUP ORDER HAVING LIMIT UNION EXCEPT INTERSECT SETTINGS FORMAT JOIN INNER LEFT RIGHT FULL CROSS ANY ALL ASOF GLOBAL ON USING FINAL SAMPLE ARRAY WINDOW QUALIFY OFFSET'.split(
		' ',
	),
);
/** Ways to call or read by a name that is data, or to write. */
const REFUSED = new Set(['APPLY', 'OUTFILE', 'INFILE', 'SETTINGS', 'DICTIONARY']);

/**
 * Whether a reader may run a query: every function it calls is on the list, and every table it reads is one of the
 * product's or one of a few of the engine's. A list of what is allowed, because what the engine can do beside reading its
 * tables (host files, addresses, other servers, programs) grows with every version. Throws in the engine's shape.
 */
export function guardRead(sql: string, database: string): void {
	const tokens = sqlTokens(sql);
	const [first, second] = tokens;
	if (/^show$/i.test(first?.text ?? '') && !/^tables$/i.test(second?.text ?? ''))
		throw refused('SHOW for anything but TABLES');
	for (const [place, token] of tokens.entries()) {
		if (token.kind === 'odd') throw refused(`the character ${JSON.stringify(token.text)}`);
		if (token.kind === 'parameter') guardParameter(token.text);
		if (token.kind !== 'name') continue;
		const word = token.text.toUpperCase();
		if (!token.quoted && REFUSED.has(word)) throw refused(word);
		if (tokens[place + 1]?.text === '(') guardCall(token, tokens, place);
		if (token.quoted) continue;
		const reads = BEFORE_TABLE.has(word) || (place === 0 && BEFORE_TABLE_AT_FIRST.has(word));
		if (reads && !isInFunction(tokens, place)) guardTables(tokens, place + 1, database);
		if (word === 'IN' && tokens[place + 1]?.kind === 'name' && tokens[place + 2]?.text !== '(')
			guardTables(tokens, place + 1, database);
	}
}

function refused(what: string): Error {
	return makeError(497, 'ACCESS_DENIED', `Not enough privileges: readers may not use ${what}`);
}

function guardCall(token: SqlToken, tokens: readonly SqlToken[], place: number): void {
	const word = token.text;
	if (!token.quoted && WORDS_BEFORE_PAREN.has(word.toUpperCase())) return;
	// The columns of a common table: `WITH x (a, b) AS`.
	if (ALLOWED_TYPES.has(word) || isAllowedFunction(word)) return;
	if (tokens[place - 1]?.text === '.') throw refused(`the table function ${word}`);
	throw refused(`the function ${word}`);
}

function isAllowedFunction(word: string): boolean {
	if (ALLOWED_FUNCTIONS.has(word) || ALLOWED_FUNCTIONS.has(word.toLowerCase())) return true;
	const ending = COMBINATORS.find((end) => word.endsWith(end) && word.length > end.length);
	return ending !== undefined && isAllowedFunction(word.slice(0, -ending.length));
}

/** `{name:Type}`: a bound value. One that is a name could be any table's. */
function guardParameter(text: string): void {
	if (/:\s*Identifier\b/i.test(text)) throw refused('parameters that are names');
}

/** `FROM` within the parentheses of a function belongs to it: `extract(DAY FROM at)`. */
function isInFunction(tokens: readonly SqlToken[], place: number): boolean {
	let depth = 0;
	for (let at = place - 1; at >= 0; at--) {
		const { text } = tokens[at] ?? { text: '' };
		if (text === ')') depth++;
		if (text === '(' && depth-- === 0) {
			const before = tokens[at - 1];
			const first = tokens[at + 1]?.text.toUpperCase();
			return (
				before?.kind === 'name' && /^(?:extract|trim|substring)$/i.test(before.text) && first !== 'SELECT'
			);
		}
	}
	return false;
}

/** What is read from `place` on: a table, a query in parentheses, and more of them after commas. */
function guardTables(tokens: readonly SqlToken[], place: number, database: string): void {
	let at = place;
	while (tokens[at]?.kind === 'name' && /^(?:TABLE|TEMPORARY|VIEW|DATABASE)$/i.test(tokens[at]?.text ?? ''))
		at++;
	for (;;) {
		const token = tokens[at];
		if (!token) return;
		if (token.text === '(') at = closing(tokens, at) + 1;
		else if (token.kind !== 'name') throw refused(`${token.text.slice(0, 80)} as a table`);
		else if (tokens[at + 1]?.text === '(') {
			// A table function: the list of functions has judged it.
			at = closing(tokens, at + 1) + 1;
		} else {
			const second = tokens[at + 1]?.text === '.' ? tokens[at + 2] : undefined;
			guardTable(token, second, database);
			at += second ? 3 : 1;
		}
		at = afterAlias(tokens, at);
		if (tokens[at]?.text !== ',') return;
		at++;
	}
}

function guardTable(first: SqlToken, second: SqlToken | undefined, database: string): void {
	const table = second ?? first;
	const whole = second ? `${first.text}.${second.text}` : first.text;
	if (second && first.text === 'system') {
		if (!SYSTEM_TABLES.has(second.text)) throw refused(`the table ${whole}`);
		return;
	}
	if (second && first.text !== database) throw refused(`the table ${whole}`);
	// Files can be read by their name; a name of ours holds no dot, no slash and no star.
	if (!/^\w+$/.test(table.text)) throw refused(`the table ${JSON.stringify(whole)}`);
}

function closing(tokens: readonly SqlToken[], open: number): number {
	let depth = 0;
	for (let at = open; at < tokens.length; at++) {
		if (tokens[at]?.text === '(') depth++;
		if (tokens[at]?.text === ')' && --depth === 0) return at;
	}
	return tokens.length;
}

function afterAlias(tokens: readonly SqlToken[], place: number): number {
	let at = place;
	if (tokens[at]?.text.toUpperCase() === 'FINAL') at++;
	if (tokens[at]?.text.toUpperCase() === 'AS') return at + 2;
	const token = tokens[at];
	return token?.kind === 'name' && (token.quoted || !AFTER_TABLE.has(token.text.toUpperCase())) ? at + 1 : at;
}
