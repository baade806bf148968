import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServiceOwner } from '../../lib/model/service-owner.ts';
import { SourceError } from '../../lib/model/source-error.ts';
import type { OwnerDirectory } from '../../lib/ports/owner-directory.ts';
import { ownersByService, readEntities, serviceKey } from './catalog.ts';

const NAME = 'Backstage catalog';
const KEPT_MS = 60_000;
/** A catalog has a few thousand files; more is the wrong folder. */
const MOST_FILES = 20_000;

type Owners = ReadonlyMap<string, ServiceOwner>;

/** Owners out of Backstage's catalog files: one YAML file, or a folder with them anywhere below. Read again every minute. */
export function openBackstageFiles(path: string): OwnerDirectory {
	let kept: { readonly until: number; readonly owners: Promise<Owners> } | undefined;
	const owners = (): Promise<Owners> => {
		if (kept && kept.until > Date.now()) return kept.owners;
		const read = readCatalog(path);
		kept = { until: Date.now() + KEPT_MS, owners: read };
		// What failed is tried again by whoever asks next.
		read.catch(() => {
			kept = undefined;
		});
		return read;
	};
	return { name: NAME, owners: async (services) => pick(await owners(), services) };
}

/** Owners out of a catalog that is at hand as text. */
export function openBackstageText(yaml: string): OwnerDirectory {
	const owners = ownersByService(readEntities(yaml), NAME);
	return { name: NAME, owners: async (services) => pick(owners, services) };
}

function pick(owners: Owners, services: readonly string[]): Owners {
	return new Map(
		services.flatMap((service) => {
			const owner = owners.get(serviceKey(service));
			return owner ? [[service, { ...owner, service }] as const] : [];
		}),
	);
}

async function readCatalog(path: string): Promise<Owners> {
	try {
		const files = (await stat(path)).isDirectory() ? await yamlFiles(path) : [path];
		const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
		return ownersByService(texts.flatMap(readEntities), NAME);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		throw new SourceError(NAME, 'unreachable', message, { cause: error });
	}
}

async function yamlFiles(folder: string): Promise<readonly string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort()
		.slice(0, MOST_FILES);
}
