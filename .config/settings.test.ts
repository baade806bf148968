import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { DEVELOPMENT_VARIABLES } from '../lib/config/development.ts';
import { CONFIG_VARIABLE } from '../lib/config/read-settings.ts';
import { SETTING_NAMES, variableOf } from '../lib/config/settings.ts';
import { withSettings } from './settings-docs.ts';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
	encoding: 'utf8',
})
	.split('\n')
	.filter((file) => /\.(?:tsx?|mjs|js)$/.test(file));
const read = (file: string) => readFileSync(file, 'utf8');

test('the README says of settings what their schema says (npm run docs writes it)', () => {
	const readme = read('README.md');
	expect(readme).toBe(withSettings(readme));
});

test('the environment is read in one place', () => {
	// Before packages are installed there is nothing but plain Node; tools and test rigs are no part of the product.
	const others = /^(?:e2e|\.c[io]|.*\.test\.)|\/testing\/|^adapters\/tools\/|with-install\.mjs$/;
	const readers = files.filter(
		(file) => !others.test(file) && /process\s*\.\s*env|node:process/.test(read(file)),
	);
	expect(readers).toEqual(['adapters/config.ts']);
});

test('every variable that the code names is a setting, or one of developers', () => {
	const known = new Set([...SETTING_NAMES.map(variableOf), ...DEVELOPMENT_VARIABLES, CONFIG_VARIABLE]);
	const product = files.filter((file) => !file.includes('.test.'));
	const named = product.flatMap((file) => read(file).match(/\bDUPIN_[A-Z]\w*/g) ?? []);
	expect([...new Set(named)].filter((name) => !known.has(name) && !name.startsWith('DUPIN_SECRET_'))).toEqual(
		[],
	);
});
