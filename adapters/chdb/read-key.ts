import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'store.key';

/**
 * The key that readers of the embedded store must hold, also on loopback: a page in somebody's browser, or another user
 * of the machine, reaches the port but not the file. Whichever process of an installation comes first makes it.
 */
export function readKeyOf(dataDir: string): string {
	const file = join(dataDir, FILE);
	mkdirSync(dataDir, { recursive: true });
	try {
		writeFileSync(file, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
	return readFileSync(file, 'utf8').trim();
}
