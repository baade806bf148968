import { z } from 'zod';
import { nearest } from './nearest.ts';
import { SettingsError } from './read-settings.ts';

/** What somebody described, by its schema. Throws SettingsError: a line for each fault, which says where it is. */
export function parseDescribed<Schema extends z.ZodType>(
	schema: Schema,
	described: unknown,
	where: string,
): z.output<Schema> {
	const parsed = schema.safeParse(described);
	if (parsed.success) return parsed.data;
	const lines = parsed.error.issues.map((issue) => {
		const place = [where, ...issue.path].join('.');
		return issue.code === 'unrecognized_keys'
			? `${place}: ${unknownKeys(issue.keys, keysOf(schema))}`
			: `${place}: ${issue.message}`;
	});
	throw new SettingsError(lines.join('\n'));
}

function unknownKeys(keys: readonly string[], known: readonly string[]): string {
	return keys
		.map((key) => {
			const like = nearest(key, known);
			return `there is no ${key}${like === undefined ? '' : `; did you mean ${like}?`}`;
		})
		.join(', ');
}

/** Every name that something described by a schema may have anywhere. */
function keysOf(schema: z.ZodType): readonly string[] {
	const found = new Set<string>();
	const text = JSON.stringify(
		z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
		(key, value) => {
			if (key === 'properties') for (const name of Object.keys(value as object)) found.add(name);
			return value as unknown;
		},
	);
	return text === '' ? [] : [...found];
}
