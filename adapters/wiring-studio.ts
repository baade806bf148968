import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { halcyonSources, STAFF_FILE } from '../lib/demo/studio/sources.ts';
import type { EventStore } from '../lib/ports/analytics/event-store.ts';
import { loginEvents } from '../lib/studio/events/login-events.ts';
import { loginMappingSchema, refusalMappingSchema, roleMappingSchema } from '../lib/studio/events/mapping.ts';
import { refusalEvents } from '../lib/studio/events/refusal-events.ts';
import { roleEvents } from '../lib/studio/events/role-events.ts';
import { toolRuleSchema } from '../lib/studio/tools.ts';
import { NO_STUDIO, type StudioSources } from '../lib/usecases/studio-sources.ts';
import { scimSourceSchema } from './scim/config.ts';
import { scimDirectory } from './scim/user-directory.ts';
import { sqlSourceSchema } from './sql/config.ts';
import { openDatabase } from './sql/database.ts';
import { sqlLogins } from './sql/login-history.ts';
import { sqlRoleChanges } from './sql/role-change-log.ts';
import { sqlDirectory } from './sql/user-directory.ts';

/** Where people, sign-ins and role changes are: any number of each kind, asked side by side. */
const studioSchema = z.object({
	sql: z.array(sqlSourceSchema).default([]),
	scim: z.array(scimSourceSchema).default([]),
	/** Out of Dupin's own log store. */
	events: z
		.array(
			z.object({
				name: z.string().min(1),
				logins: loginMappingSchema.optional(),
				roleChanges: roleMappingSchema.optional(),
				refusals: refusalMappingSchema.optional(),
			}),
		)
		.default([]),
	tools: z.array(toolRuleSchema).default([]),
	userAttribute: z.string().min(1).default(NO_STUDIO.userAttribute),
});

interface StudioConfig {
	readonly DUPIN_STUDIO?: string | undefined;
	readonly DUPIN_DEMO?: string | undefined;
	readonly DUPIN_DATA_DIR: string;
}

/** Studio sources as `DUPIN_STUDIO` (a YAML file) describes them; in the demo those of Halcyon. Asks nobody yet. */
export function openStudio(config: StudioConfig, eventStore: EventStore): StudioSources {
	const described = describe(config);
	if (described === undefined) return NO_STUDIO;
	const { sql, scim, events, tools, userAttribute } = studioSchema.parse(described);
	const databases = sql.map((source) => ({ source, database: openDatabase(source) }));
	return {
		directories: [
			...databases.flatMap(({ source, database }) =>
				given(source.people, (table) => sqlDirectory(database, table)),
			),
			...scim.map(scimDirectory),
		],
		loginHistories: [
			...databases.flatMap(({ source, database }) =>
				given(source.logins, (table) => sqlLogins(database, table)),
			),
			...events.flatMap(({ name, logins }) =>
				given(logins, (mapping) => loginEvents(name, eventStore, mapping)),
			),
		],
		roleChangeLogs: [
			...databases.flatMap(({ source, database }) =>
				given(source.roleChanges, (table) => sqlRoleChanges(database, table)),
			),
			...events.flatMap(({ name, roleChanges }) =>
				given(roleChanges, (mapping) => roleEvents(name, eventStore, mapping)),
			),
		],
		refusalLogs: events.flatMap(({ name, refusals }) =>
			given(refusals, (mapping) => refusalEvents(name, eventStore, mapping)),
		),
		tools,
		userAttribute,
	};
}

function describe({ DUPIN_STUDIO, DUPIN_DEMO, DUPIN_DATA_DIR }: StudioConfig): unknown {
	if (DUPIN_STUDIO !== undefined) {
		if (!existsSync(DUPIN_STUDIO)) throw new Error(`DUPIN_STUDIO: there is no file ${DUPIN_STUDIO}`);
		return parse(readFileSync(DUPIN_STUDIO, 'utf8'));
	}
	return DUPIN_DEMO === '1' ? halcyonSources(join(DUPIN_DATA_DIR, STAFF_FILE)) : undefined;
}

function given<T, R>(value: T | undefined, make: (value: T) => R): readonly R[] {
	return value === undefined ? [] : [make(value)];
}
