import { SOURCE_KINDS } from '../adapters/registry.ts';
import { settingsTable } from '../lib/config/settings-table.ts';

const BETWEEN = /<!-- settings -->\n[\s\S]*?<!-- \/settings -->/;

/** The README with its table of settings made anew from their schema. */
export function withSettings(readme: string): string {
	if (!BETWEEN.test(readme)) throw new Error('README.md has no <!-- settings --> … <!-- /settings -->');
	const table = settingsTable([...SOURCE_KINDS.keys()]);
	return readme.replace(BETWEEN, () => `<!-- settings -->\n${table}\n<!-- /settings -->`);
}
