import { z } from 'zod';
import { type DescribedSource, describedSourcesSchema } from '../lib/config/described-source.ts';
import { parseDescribed } from '../lib/config/parse-described.ts';
import { SettingsError } from '../lib/config/read-settings.ts';
import { variableOf } from '../lib/config/settings.ts';
import type { EventStore } from '../lib/ports/analytics/event-store.ts';
import { toolRuleSchema } from '../lib/studio/tools.ts';
import { NO_STUDIO, type StudioSources } from '../lib/usecases/studio-sources.ts';
import { type Configuration, parsedFile } from './config.ts';
import { openSource, type SourcePorts } from './registry.ts';

/** The file that `studio` names: sources by kind, and what the studio's pages need beside them. */
const studioFileSchema = z.strictObject({
	sql: z.array(z.looseObject({})).default([]),
	scim: z.array(z.looseObject({})).default([]),
	events: z.array(z.looseObject({})).default([]),
	tools: z.unknown().optional(),
	userAttribute: z.unknown().optional(),
});

const studioSchema = z.strictObject({
	tools: z.array(toolRuleSchema).default([]),
	userAttribute: z.string().min(1).default(NO_STUDIO.userAttribute),
});

/** Sources outside of Dupin's own store. */
export interface ConfiguredSources extends Pick<SourcePorts, 'anomalySources' | 'ownerDirectories'> {
	readonly studio: StudioSources;
}

/** Opens what the configuration lists, and what its short forms name. Asks nobody yet. Throws SettingsError. */
export function openSources(configuration: Configuration, eventStore: EventStore): ConfiguredSources {
	const { settings, sources, studio, readSecret } = configuration;
	const file = studioFile(settings.studio);
	const all = [...sources, ...shortForms(configuration), ...file.sources];
	const described = parseDescribed(describedSourcesSchema, all, 'sources');
	const opened = described.map((source) => openSource(source, { readSecret, eventStore }));
	return {
		anomalySources: opened.flatMap(({ anomalySources = [] }) => anomalySources),
		ownerDirectories: opened.flatMap(({ ownerDirectories = [] }) => ownerDirectories),
		studio: {
			directories: opened.flatMap(({ directories = [] }) => directories),
			loginHistories: opened.flatMap(({ loginHistories = [] }) => loginHistories),
			roleChangeLogs: opened.flatMap(({ roleChangeLogs = [] }) => roleChangeLogs),
			refusalLogs: opened.flatMap(({ refusalLogs = [] }) => refusalLogs),
			...parseDescribed(
				studioSchema,
				{
					tools: studio.tools ?? file.tools,
					userAttribute: studio.userAttribute ?? file.userAttribute,
				},
				'studio',
			),
		},
	};
}

/** `catalog` and `prometheus`: an address (or catalog files), or a JSON file that says more. */
function shortForms({ settings: { catalog, prometheus } }: Configuration): readonly DescribedSource[] {
	return [
		...(catalog === undefined
			? []
			: [short('backstage', 'catalog', catalog.endsWith('.json') ? undefined : { from: catalog }, catalog)]),
		...(prometheus === undefined
			? []
			: [
					short(
						'prometheus',
						'prometheus',
						/^https?:/.test(prometheus) ? { url: prometheus } : undefined,
						prometheus,
					),
				]),
	];
}

function short(kind: string, setting: string, described: object | undefined, file: string): DescribedSource {
	const said = described ?? parsedFile(file, variableOf(setting));
	if (typeof said !== 'object' || said === null)
		throw new SettingsError(`${variableOf(setting)}: ${file} describes no source`);
	return { id: kind, ...said, kind };
}

function studioFile(file: string | undefined) {
	if (file === undefined) return { sources: [], tools: undefined, userAttribute: undefined };
	const where = variableOf('studio');
	const said = parseDescribed(studioFileSchema, parsedFile(file, where) ?? {}, where);
	const sources = (['sql', 'scim', 'events'] as const).flatMap((kind) =>
		said[kind].map(
			(source, place) => ({ id: `studio-${kind}-${place + 1}`, ...source, kind }) as DescribedSource,
		),
	);
	return { sources, tools: said.tools, userAttribute: said.userAttribute };
}
