import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { halcyonCatalogYaml } from '../../lib/demo/catalog.ts';
import { halcyonSources, STAFF_FILE } from '../../lib/demo/studio/sources.ts';

/** Settings that make a site show Halcyon: who owns what, where its people are, and its stories. */
export interface CompanySettings {
	readonly DUPIN_CATALOG: string;
	readonly DUPIN_STUDIO: string;
	readonly DUPIN_DEMO: '1';
}

/** Writes what Halcyon would tell Dupin about itself into the data folder, and says which settings name it. */
export function writeCompanyFiles(dataDir: string): CompanySettings {
	mkdirSync(dataDir, { recursive: true });
	const catalog = join(dataDir, 'halcyon-catalog.yaml');
	const studio = join(dataDir, 'halcyon-studio.yaml');
	writeFileSync(catalog, halcyonCatalogYaml());
	writeFileSync(
		studio,
		stringify(halcyonSources(join(dataDir, STAFF_FILE)), { aliasDuplicateObjects: false }),
	);
	return { DUPIN_CATALOG: catalog, DUPIN_STUDIO: studio, DUPIN_DEMO: '1' };
}
