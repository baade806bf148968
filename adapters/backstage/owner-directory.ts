import type { OwnerDirectory } from '../../lib/ports/sources/owner-directory.ts';
import { type Catalog, openCatalog, readEntities } from './catalog.ts';
import { readApi } from './client.ts';
import { type BackstageConfig, catalogSchema, isAddress } from './config.ts';
import { readFiles } from './files.ts';
import { createRefreshed, type Refreshed } from './stale-while-refresh.ts';

/** Owners out of Backstage: its catalog API, or catalog files. Read again from time to time, the last good copy kept. */
export function openBackstage(config: BackstageConfig, now?: () => number): OwnerDirectory {
	const { name, from, refreshSeconds } = config;
	const read = () => (isAddress(from) ? readApi(config) : readFiles(name, from));
	const catalog = createRefreshed(async () => openCatalog(await read(), config), refreshSeconds * 1000, now);
	return {
		id: `backstage ${from}`,
		kind: 'backstage',
		name,
		owners: async (services) => pick(await catalog(), services),
	};
}

/** Owners out of a catalog that is at hand as text. */
export function openBackstageText(yaml: string): OwnerDirectory {
	const config = catalogSchema.parse({});
	const value = openCatalog(readEntities(yaml), config);
	return {
		id: 'backstage',
		kind: 'backstage',
		name: config.name,
		owners: async (services) => pick({ value, stale: '' }, services),
	};
}

function pick({ value: catalog, stale }: Refreshed<Catalog>, services: readonly string[]) {
	const owners = services.flatMap((service) => {
		const owner = catalog(service);
		return owner ? [[service, owner] as const] : [];
	});
	return { owners: new Map(owners), stale };
}
