const ESCAPES: ReadonlyMap<string, string> = new Map([
	['\\', '\\\\'],
	["'", "\\'"],
	['\0', '\\0'],
	['\n', '\\n'],
	['\r', '\\r'],
	['\t', '\\t'],
]);

/** A value as an SQL string literal. */
export function sqlString(value: string): string {
	return `'${value.replaceAll(/[\\'\0\n\r\t]/g, (char) => ESCAPES.get(char) ?? char)}'`;
}

/** A query without the text of its string literals, quoted names and comments: what is left are words of SQL. */
export function bareSql(sql: string): string {
	return sql.replaceAll(
		/'(?:[^'\\]|\\.|'')*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*"|--[^\n]*|\/\*[\s\S]*?\*\//g,
		' ? ',
	);
}

/** Splits a trailing `FORMAT Name` off a query. */
export function splitFormat(sql: string): { readonly sql: string; readonly format: string | undefined } {
	const found = /\s+FORMAT\s+(\w+)\s*;?\s*$/i.exec(sql);
	return found
		? { sql: sql.slice(0, found.index), format: found[1] }
		: { sql: sql.replace(/;\s*$/, ''), format: undefined };
}

/** An INSERT whose rows come in the body. */
export interface InsertTarget {
	/** Table, with columns where they are named. */
	readonly target: string;
	readonly format: string;
}

/** Undefined for any query but `INSERT INTO table [(columns)] FORMAT name`. */
export function insertTarget(sql: string): InsertTarget | undefined {
	const found = /^\s*INSERT\s+INTO\s+(?:TABLE\s+)?([\w.`]+\s*(?:\([^()]*\))?)\s+FORMAT\s+(\w+)\s*$/i.exec(
		sql,
	);
	return found ? { target: found[1] ?? '', format: found[2] ?? '' } : undefined;
}

/** Whether a query only reads, by its first word. What it may do is decided by its session, not here. */
export function isRead(sql: string): boolean {
	return /^[\s?(]*(SELECT|WITH|SHOW|DESC|DESCRIBE|EXPLAIN|EXISTS)\b/i.test(bareSql(sql));
}
