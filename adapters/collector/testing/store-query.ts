/** Asks the embedded store as a reader, over its HTTP face. Gives rows of text columns. */
export async function storeQuery(port: number, sql: string): Promise<readonly (readonly string[])[]> {
	const query = encodeURIComponent(`${sql} FORMAT TSV`);
	const answer = await fetch(`http://127.0.0.1:${port}/?database=dupin&query=${query}`);
	const text = await answer.text();
	if (!answer.ok) throw new Error(text);
	return text
		.trimEnd()
		.split('\n')
		.map((line) => line.split('\t'));
}
