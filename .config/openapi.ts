// Writes the API's description out of its schemas: `npm run openapi`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { CATALOGUE } from '../lib/usecases/catalogue.ts';
import { openApi } from '../lib/usecases/openapi.ts';

const folder = new URL('../public/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('openapi.json', folder), `${JSON.stringify(openApi(CATALOGUE), undefined, '\t')}\n`);
