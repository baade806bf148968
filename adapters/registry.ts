import { z } from 'zod';
import type { DescribedSource } from '../lib/config/described-source.ts';
import { nearest } from '../lib/config/nearest.ts';
import { parseDescribed } from '../lib/config/parse-described.ts';
import { SettingsError } from '../lib/config/read-settings.ts';
import type { EventStore } from '../lib/ports/analytics/event-store.ts';
import type { ReadSecret } from '../lib/ports/read-secret.ts';
import type { AnomalySource } from '../lib/ports/sources/anomaly-source.ts';
import type { LoginHistory } from '../lib/ports/sources/login-history.ts';
import type { OwnerDirectory } from '../lib/ports/sources/owner-directory.ts';
import type { RefusalLog } from '../lib/ports/sources/refusal-log.ts';
import type { RoleChangeLog } from '../lib/ports/sources/role-change-log.ts';
import type { UserDirectory } from '../lib/ports/sources/user-directory.ts';
import { loginEvents } from '../lib/studio/events/login-events.ts';
import { loginMappingSchema, refusalMappingSchema, roleMappingSchema } from '../lib/studio/events/mapping.ts';
import { refusalEvents } from '../lib/studio/events/refusal-events.ts';
import { roleEvents } from '../lib/studio/events/role-events.ts';
import { backstageSchema } from './backstage/config.ts';
import { openBackstage } from './backstage/owner-directory.ts';
import { createPrometheusSource } from './prometheus/anomaly-source.ts';
import { prometheusSchema } from './prometheus/config.ts';
import { scimSourceSchema } from './scim/config.ts';
import { scimDirectory } from './scim/user-directory.ts';
import { sqlSourceSchema } from './sql/config.ts';
import { openDatabase } from './sql/open-database.ts';
import { sqlLogins } from './sql/login-history.ts';
import { sqlRoleChanges } from './sql/role-change-log.ts';
import { sqlDirectory } from './sql/user-directory.ts';

/** The ports that a source can serve. */
export interface SourcePorts {
	readonly anomalySources: readonly AnomalySource[];
	readonly ownerDirectories: readonly OwnerDirectory[];
	readonly directories: readonly UserDirectory[];
	readonly loginHistories: readonly LoginHistory[];
	readonly roleChangeLogs: readonly RoleChangeLog[];
	readonly refusalLogs: readonly RefusalLog[];
}

/** What a source may need beside its own configuration. */
export interface SourceContext {
	readonly readSecret: ReadSecret;
	/** Dupin's own log records, for sources that are read out of them. */
	readonly eventStore: EventStore;
}

interface SourceKind {
	/** What `dupin.yaml` says of such a source beside `id`, `kind` and `name`. */
	readonly configSchema: z.ZodType;
	/** Asks nobody yet. Throws SettingsError where the description is wrong. */
	open(described: DescribedSource, context: SourceContext): Partial<SourcePorts>;
}

function sourceKind<Schema extends z.ZodType>(
	configSchema: Schema,
	open: (config: z.output<Schema>, context: SourceContext) => Partial<SourcePorts>,
): SourceKind {
	return {
		configSchema,
		open: (described, context) => {
			const { kind: _, ...config } = described;
			return open(parseDescribed(configSchema, config, `sources.${described.id}`), context);
		},
	};
}

/** Sources out of Dupin's own log store. */
const eventsSchema = z.strictObject({
	id: z.string(),
	name: z.string().min(1),
	logins: loginMappingSchema.optional(),
	roleChanges: roleMappingSchema.optional(),
	refusals: refusalMappingSchema.optional(),
});

/** Every kind of source there is. A new one is a folder and an entry here. */
export const SOURCE_KINDS: ReadonlyMap<string, SourceKind> = new Map([
	[
		'prometheus',
		sourceKind(prometheusSchema, (config, { readSecret }) => ({
			anomalySources: [createPrometheusSource(config, readSecret)],
		})),
	],
	[
		'backstage',
		sourceKind(backstageSchema, (config, { readSecret }) => ({
			ownerDirectories: [openBackstage(config, readSecret)],
		})),
	],
	[
		'scim',
		sourceKind(scimSourceSchema, (config, { readSecret }) => ({
			directories: [scimDirectory(config, readSecret)],
		})),
	],
	[
		'sql',
		sourceKind(sqlSourceSchema, (config) => {
			const database = openDatabase(config);
			return {
				directories: given(config.people, (table) => sqlDirectory(database, table)),
				loginHistories: given(config.logins, (table) => sqlLogins(database, table)),
				roleChangeLogs: given(config.roleChanges, (table) => sqlRoleChanges(database, table)),
			};
		}),
	],
	[
		'events',
		sourceKind(eventsSchema, ({ id, name, logins, roleChanges, refusals }, { eventStore }) => {
			const source = { id, kind: 'events', name };
			return {
				loginHistories: given(logins, (mapping) => loginEvents(source, eventStore, mapping)),
				roleChangeLogs: given(roleChanges, (mapping) => roleEvents(source, eventStore, mapping)),
				refusalLogs: given(refusals, (mapping) => refusalEvents(source, eventStore, mapping)),
			};
		}),
	],
]);

/** Opens a described source. Throws SettingsError where its kind or its description is wrong. */
export function openSource(described: DescribedSource, context: SourceContext): Partial<SourcePorts> {
	const known = SOURCE_KINDS.get(described.kind);
	if (known) return known.open(described, context);
	const kinds = [...SOURCE_KINDS.keys()];
	const like = nearest(described.kind, kinds);
	throw new SettingsError(
		`sources.${described.id}.kind: there is no kind ${described.kind}${like === undefined ? `, only ${kinds.join(', ')}` : `; did you mean ${like}?`}`,
	);
}

function given<T, R>(value: T | undefined, make: (value: T) => R): readonly R[] {
	return value === undefined ? [] : [make(value)];
}
