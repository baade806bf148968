import { z } from 'zod';
import { type DescribedSource, describedSourcesSchema } from './described-source.ts';
import { DEVELOPMENT_VARIABLES } from './development.ts';
import { nearest } from './nearest.ts';
import { SETTING_NAMES, type Settings, settingsSchema, variableOf } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Names the configuration file and is therefore not in it. */
export const CONFIG_VARIABLE = 'DUPIN_CONFIG';

/** Secrets of sources are in variables of these names, or of any that don't begin with `DUPIN_`. */
const SECRET_VARIABLE = /^DUPIN_SECRET_\w/;

/** What a configuration says: settings, the sources it lists, and what else there is for the studio's pages. */
export interface ReadSettings {
	readonly settings: Settings;
	readonly sources: readonly DescribedSource[];
	readonly studio: { readonly tools?: unknown; readonly userAttribute?: unknown };
}

/** What stands in the file beside the settings. */
const LISTS = ['sources', 'tools', 'userAttribute'];

/** Settings that can't be read: one line for each, in terms of what somebody wrote. */
export class SettingsError extends Error {
	override readonly name = 'SettingsError';
}

const fileSchema = z.record(z.string(), z.unknown());

/**
 * Settings out of a configuration file's content (undefined: there is none) and the environment, which wins. An empty
 * variable is one that is not set. Throws SettingsError.
 */
export function readSettings(content: unknown, environment: Environment): ReadSettings {
	const file = fileSchema.safeParse(content ?? {});
	if (!file.success) throw new SettingsError('The configuration is not a list of settings and their values');
	const { sources: listed, tools, userAttribute, ...inFile } = file.data;
	const inEnvironment = new Map(
		SETTING_NAMES.flatMap((name) => {
			const value = environment[variableOf(name)];
			return value === undefined || value === '' ? [] : [[name as string, value] as const];
		}),
	);
	const parsed = settingsSchema.safeParse(Object.fromEntries([...Object.entries(inFile), ...inEnvironment]));
	const sources = describedSourcesSchema.safeParse(listed ?? undefined);
	const wrong = [
		...unknownVariables(environment),
		...(parsed.error?.issues ?? []).flatMap((issue) => told(issue, inEnvironment)),
		...(sources.error?.issues ?? []).map(
			(issue) => `${['sources', ...issue.path].join('.')}: ${issue.message}`,
		),
	];
	if (wrong.length > 0 || !parsed.success || !sources.success) throw new SettingsError(wrong.join('\n'));
	return { settings: reachable(parsed.data), sources: sources.data, studio: { tools, userAttribute } };
}

function told(issue: z.core.$ZodIssue, inEnvironment: ReadonlyMap<string, string>): readonly string[] {
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map(
			(key) => `${key}: there is no such setting${meant(key, [...SETTING_NAMES, ...LISTS])}`,
		);
	const name = String(issue.path[0] ?? '');
	const where = inEnvironment.has(name) ? [variableOf(name), ...issue.path.slice(1)] : issue.path;
	return [`${where.join('.')}: ${issue.message}`];
}

function unknownVariables(environment: Environment): readonly string[] {
	const known = [...SETTING_NAMES.map(variableOf), CONFIG_VARIABLE];
	const allowed = new Set([...known, ...DEVELOPMENT_VARIABLES]);
	return Object.keys(environment)
		.filter((name) => name.startsWith('DUPIN_') && environment[name] !== undefined)
		.filter((name) => !allowed.has(name) && !SECRET_VARIABLE.test(name))
		.map((name) => `${name}: there is no such setting${meant(name, known)}`);
}

function meant(name: string, known: readonly string[]): string {
	const like = nearest(name, known);
	return like === undefined ? '' : `; did you mean ${like}?`;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Nobody is let in from outside by accident. */
function reachable(settings: Settings): Settings {
	if (LOOPBACK.has(settings.host) || settings.insecureListen) return settings;
	throw new SettingsError(
		`DUPIN_HOST=${settings.host} would let anybody send and read: there is no sign-in yet. DUPIN_INSECURE_LISTEN=1 says that you know.`,
	);
}
