// Writes what the README says of settings out of their schema: `npm run docs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { withSettings } from './settings-docs.ts';

const file = new URL('../README.md', import.meta.url);
writeFileSync(file, withSettings(readFileSync(file, 'utf8')));
