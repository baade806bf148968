import { z } from 'zod';

/** The parts of Backstage's catalog entities that say who owns a service. Everything else is left unread. */
const text = z.string().catch('');

export const entitySchema = z.object({
	kind: z.string(),
	metadata: z.object({
		name: z.string(),
		namespace: z.string().optional().catch(undefined),
		title: text,
		annotations: z.record(z.string(), z.string().catch('')).catch({}),
		links: z.array(z.object({ url: z.string(), title: text, type: text, icon: text })).catch([]),
	}),
	spec: z
		.object({
			owner: text,
			system: text,
			domain: text,
			subcomponentOf: text,
			subdomainOf: text,
			/** The group above a group. */
			parent: text,
			profile: z.object({ displayName: text, email: text }).partial().catch({}),
		})
		.partial()
		.catch({}),
	/** What the API adds: owners also of entities whose `spec` names none. */
	relations: z.array(z.object({ type: z.string(), targetRef: z.string() })).catch([]),
});
export type Entity = z.infer<typeof entitySchema>;

/** Name of an entity in the whole catalog: `group:default/playback`. A bare name takes `kind` and the default namespace. */
export function entityRef(reference: string, kind: string): string {
	const found = /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(reference.trim());
	if (!found) return reference.toLowerCase();
	return `${found[1] ?? kind}:${found[2] ?? 'default'}/${found[3] ?? ''}`.toLowerCase();
}

export function refOf({ kind, metadata }: Entity): string {
	return entityRef(`${metadata.namespace ?? 'default'}/${metadata.name}`, kind);
}

/** Reference of who owns an entity; empty where nobody does. */
export function ownerRefOf({ spec, relations }: Entity): string {
	const owner = spec.owner || (relations.find(({ type }) => type === 'ownedBy')?.targetRef ?? '');
	return owner === '' ? '' : entityRef(owner, 'group');
}

export function titleOf({ spec, metadata }: Entity): string {
	return spec.profile?.displayName || metadata.title || metadata.name;
}
