import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Addresses, addressesOf } from '../lib/config/addresses.ts';
import {
	CONFIG_VARIABLE,
	type Environment,
	type ReadSettings,
	readSettings,
	SettingsError,
} from '../lib/config/read-settings.ts';
import type { ReadSecret } from '../lib/ports/read-secret.ts';

export type { Environment };

/** The environment of this process, for all of Dupin: what is read from it is read here. Children get a copy. */
export const environment: NodeJS.ProcessEnv = process.env;

const STANDARD_FILE = 'dupin.yaml';

/** One configuration, for collector, site, launcher and demo alike. */
export interface Configuration extends ReadSettings {
	readonly addresses: Addresses;
	readonly readSecret: ReadSecret;
}

/**
 * Settings of `dupin.yaml` (or the file that DUPIN_CONFIG names) and the environment, which wins. Throws an error
 * that has one line for each setting that is wrong.
 */
export function readConfiguration(env: Environment = environment): Configuration {
	const read = readSettings(fileContent(env[CONFIG_VARIABLE]), env);
	return { ...read, addresses: addressesOf(read.settings), readSecret: (name) => env[name] ?? '' };
}

function fileContent(named: string | undefined): unknown {
	const file = named || STANDARD_FILE;
	// The file is the owner's: a bundler must not look for it.
	if (existsSync(/* turbopackIgnore: true */ file)) return parsedFile(file, file);
	if (named) throw new SettingsError(`${CONFIG_VARIABLE}: there is no file ${named}`);
	return undefined;
}

/** What a YAML or JSON file says (JSON is YAML too). Throws SettingsError, which begins with `where` it was named. */
export function parsedFile(file: string, where: string): unknown {
	if (!existsSync(file)) throw new SettingsError(`${where}: there is no file ${file}`);
	try {
		return parse(readFileSync(file, 'utf8'), { maxAliasCount: 100 });
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		throw new SettingsError(`${where}: ${file} can't be read: ${message.split('\n')[0]}`);
	}
}
