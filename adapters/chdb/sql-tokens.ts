/** A piece of an SQL text, as far as it matters to what the text may do. */
export interface SqlToken {
	readonly kind: 'name' | 'text' | 'number' | 'parameter' | 'sign' | 'odd';
	/** Without the quotes of a name. */
	readonly text: string;
	readonly quoted: boolean;
}

/** One alternative a kind of piece, each of them linear: a piece is never tried in two ways. */
const PIECES =
	/(?<space>[\s\uFEFF]+)|(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/)|(?<text>'(?:[^'\\]|\\[\s\S]|'')*')|(?<quoted>`(?:[^`\\]|\\[\s\S]|``)*`|"(?:[^"\\]|\\[\s\S]|"")*")|(?<parameter>\{\s*\w+\s*:[^{}]*\})|(?<number>\d[\w.]*)|(?<name>[A-Za-z_]\w*)|(?<sign>->|::|<=|>=|!=|<>|==|\|\||[-+*/%=<>!.,;:?()[\]])|(?<odd>[\s\S])/gy;

/**
 * Pieces of an SQL text in their order, without space and comments. What the engine would read in another way than this
 * (dollar-quoted texts, unfinished quotes, characters that no honest query has) is a piece of kind `odd`.
 */
export function sqlTokens(sql: string): readonly SqlToken[] {
	const tokens: SqlToken[] = [];
	for (const { groups = {}, 0: whole } of sql.matchAll(PIECES)) {
		if (groups.space !== undefined || groups.comment !== undefined) continue;
		if (groups.quoted !== undefined)
			tokens.push({ kind: 'name', text: unquoted(groups.quoted), quoted: true });
		else tokens.push({ kind: kindOf(groups), text: whole, quoted: false });
	}
	return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): SqlToken['kind'] {
	for (const kind of ['text', 'parameter', 'number', 'name', 'sign'] as const)
		if (groups[kind] !== undefined) return kind;
	return 'odd';
}

function unquoted(name: string): string {
	return name.slice(1, -1).replaceAll(/\\([\s\S])/g, '$1');
}
