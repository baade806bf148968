import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceError } from '../../lib/model/source-error.ts';
import { readEntities } from './catalog.ts';
import type { Entity } from './entity.ts';

/** A catalog has a few thousand files; more is the wrong folder. */
const MAX_FILES = 20_000;

/** Entities of one YAML file, or of a folder with them anywhere below. */
export async function readFiles(name: string, path: string): Promise<readonly Entity[]> {
	try {
		const files = (await stat(path)).isDirectory() ? await yamlFiles(path) : [path];
		const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
		return texts.flatMap(readEntities);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		throw new SourceError(name, 'unreachable', message, { cause: error });
	}
}

async function yamlFiles(folder: string): Promise<readonly string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort()
		.slice(0, MAX_FILES);
}
