/** The query part of an address as Next gives it to a page. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The query part as text again, each key with its first value. */
export function searchText(params: SearchParams): string {
	const text = new URLSearchParams();
	for (const [key, value] of Object.entries(params)) {
		const first = typeof value === 'string' ? value : value?.[0];
		if (first !== undefined) text.set(key, first);
	}
	return text.toString();
}
