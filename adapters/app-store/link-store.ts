import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { LINK_KINDS } from '../../lib/model/link-template.ts';
import { fromMillis, toMillis } from '../../lib/model/time.ts';
import type { LinkStore, ServiceLinks } from '../../lib/ports/own/link-store.ts';

export const LINK_TABLE = `CREATE TABLE links (
		service TEXT PRIMARY KEY,
		templates TEXT NOT NULL,
		saved_at INTEGER NOT NULL
	) STRICT;`;

const templatesSchema = z.array(
	z.object({
		kind: z.enum(LINK_KINDS),
		title: z.string(),
		address: z.string(),
		aroundMinutes: z.number(),
	}),
);

export function openLinkStore(database: DatabaseSync, guarded: <T>(work: () => T) => T): LinkStore {
	const one = database.prepare('SELECT templates, saved_at FROM links WHERE service = ?');
	const put = database.prepare(
		`INSERT INTO links VALUES (?, ?, ?)
		ON CONFLICT (service) DO UPDATE SET templates = excluded.templates, saved_at = excluded.saved_at`,
	);
	const remove = database.prepare('DELETE FROM links WHERE service = ?');
	const read = (service: string): ServiceLinks | undefined => {
		const row = one.get(service);
		if (!row) return undefined;
		return {
			templates: templatesSchema.parse(JSON.parse(String(row.templates))),
			savedAt: fromMillis(Number(row.saved_at)),
		};
	};
	return {
		linksOf: async (services) =>
			guarded(
				() =>
					new Map(
						services.flatMap((service) => {
							const links = read(service);
							return links ? [[service, links] as const] : [];
						}),
					),
			),
		save: async (service, { templates, savedAt }) =>
			guarded(() => void put.run(service, JSON.stringify(templates), toMillis(savedAt))),
		forget: async (service) => guarded(() => void remove.run(service)),
	};
}
