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
			profile: z.object({ displayName: text, email: text }).partial().catch({}),
			memberOf: z.array(z.string()).catch([]),
		})
		.partial()
		.catch({}),
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
