import { SETTING_NAMES, settingsSchema, variableOf } from './settings.ts';

type Row = readonly [inFile: string, inEnvironment: string, standard: string, says: string];

/** The README's table of settings, as Markdown with its columns in line. `kinds` are those of sources. */
export function settingsTable(kinds: readonly string[]): string {
	const rows: readonly Row[] = [
		['In `dupin.yaml`', 'In the environment', 'Default', ''],
		...SETTING_NAMES.map((name): Row => {
			const schema = settingsSchema.shape[name];
			const value = standard(schema.safeParse(undefined).data);
			return [`\`${name}\``, `\`${variableOf(name)}\``, value, schema.description ?? ''];
		}),
		[
			'`sources`',
			'',
			'none',
			`list of sources: \`id\`, \`kind\` (${kinds.join(', ')}), \`name\`, and what the kind asks for`,
		],
		['`tools`, `userAttribute`', '', 'none', 'as in the file that `studio` names'],
		['', '`DUPIN_CONFIG`', '`dupin.yaml`', 'the configuration file; the environment wins over it'],
		['', '`DUPIN_SECRET_…`', 'none', 'secrets that a source names as its `tokenVariable`'],
	];
	const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const [head = [], ...rest] = rows;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join('\n');
}

function standard(value: unknown): string {
	if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return 'none';
	if (value === false) return 'off';
	return typeof value === 'string' ? `\`${value}\`` : JSON.stringify(value);
}
