import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Asks the embedded store of a data folder as a reader, over its HTTP face. Gives rows of text columns. */
export async function storeQuery(
	folder: string,
	port: number,
	sql: string,
): Promise<readonly (readonly string[])[]> {
	const query = encodeURIComponent(`${sql} FORMAT TSV`);
	const answer = await fetch(`http://127.0.0.1:${port}/?database=dupin&query=${query}`, {
		headers: { 'X-ClickHouse-Key': readFileSync(join(folder, 'store.key'), 'utf8') },
	});
	const text = await answer.text();
	if (!answer.ok) throw new Error(text);
	return text
		.trimEnd()
		.split('\n')
		.map((line) => line.split('\t'));
}
