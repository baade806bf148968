import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Held for as long as this process lives; the system gives it back even after kill -9. */
export interface Ownership {
	release(): void;
}

/** A lock that nobody refers to would be collected, and so given back. */
const held = new Set<DatabaseSync>();

/**
 * Makes this process the only collector of the folder, which is made when it is not there. Throws one
 * line with the owner's pid when there is one. Node has no file locks of its own; SQLite does.
 */
export function ownFolder(folder: string): Ownership {
	mkdirSync(folder, { recursive: true });
	const pidFile = join(folder, 'collector.pid');
	const lock = new DatabaseSync(join(folder, 'collector.lock'), { timeout: 0 });
	try {
		lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
	} catch (error) {
		lock.close();
		if (!isBusy(error)) throw error;
		throw new Error(`the data folder ${folder} is in use by the collector with pid ${ownerOf(pidFile)}`);
	}
	writeFileSync(pidFile, `${process.pid}\n`);
	held.add(lock);
	return {
		release: () => {
			held.delete(lock);
			lock.close();
		},
	};
}

function isBusy(error: unknown): boolean {
	return error instanceof Error && 'errcode' in error && Number(error.errcode) === 5;
}

function ownerOf(pidFile: string): string {
	try {
		return readFileSync(pidFile, 'utf8').trim();
	} catch {
		return 'unknown';
	}
}
