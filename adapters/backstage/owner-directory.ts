import type { OwnerDirectory } from '../../lib/ports/sources/owner-directory.ts';
import type { ReadSecret } from '../../lib/ports/read-secret.ts';
import { type Catalog, openCatalog } from './catalog.ts';
import { readApi } from './client.ts';
import { type BackstageConfig, isAddress } from './config.ts';
import { readFiles } from './files.ts';
import { createRefreshed, type Refreshed } from './stale-while-refresh.ts';

/** Owners out of Backstage: its catalog API, or catalog files. Read again from time to time, the last good copy kept. */
export function openBackstage(
	config: BackstageConfig,
	readSecret: ReadSecret,
	now?: () => number,
): OwnerDirectory {
	const { id, name, from, refreshSeconds } = config;
	const read = () => (isAddress(from) ? readApi(config, readSecret) : readFiles(name, from));
	const catalog = createRefreshed(async () => openCatalog(await read(), config), refreshSeconds * 1000, now);
	return {
		id,
		kind: 'backstage',
		name,
		owners: async (services) => pick(await catalog(), services),
	};
}

function pick({ value: catalog, stale }: Refreshed<Catalog>, services: readonly string[]) {
	const owners = services.flatMap((service) => {
		const owner = catalog(service);
		return owner ? [[service, owner] as const] : [];
	});
	return { owners: new Map(owners), stale };
}
