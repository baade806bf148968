/** A log line that is a JSON object, by field name. Undefined for any other text. */
export function jsonLine(text: string): ReadonlyMap<string, unknown> | undefined {
	const line = text.trim();
	if (!line.startsWith('{') || !line.endsWith('}')) return undefined;
	try {
		return fieldsOf(JSON.parse(line));
	} catch {
		return undefined;
	}
}

/** The fields of a nested object, as a Map because names come from strangers. */
export function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? new Map<string, unknown>(Object.entries(value))
		: undefined;
}
