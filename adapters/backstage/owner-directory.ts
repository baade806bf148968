import { DeadlineError, withDeadline } from '../../lib/base/deadline.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import type { ReadOptions } from '../../lib/ports/read-options.ts';
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
		owners: async (services, options) => pick(await waited(name, options, catalog), services),
	};
}

/** All who ask share one reading; each waits for it only as long as they said. */
async function waited<T>(
	name: string,
	{ signal, deadlineMs }: ReadOptions,
	read: () => Promise<T>,
): Promise<T> {
	try {
		return await withDeadline(deadlineMs, signal, read);
	} catch (error) {
		if (error instanceof SourceError) throw error;
		const code = error instanceof DeadlineError ? 'timeout' : signal.aborted ? 'cancelled' : 'broken';
		throw new SourceError(name, code, error instanceof Error ? error.message : String(error), {
			cause: error,
		});
	}
}

function pick({ value: catalog, stale }: Refreshed<Catalog>, services: readonly string[]) {
	const owners = services.flatMap((service) => {
		const owner = catalog(service);
		return owner ? [[service, owner] as const] : [];
	});
	return { owners: new Map(owners), stale };
}
