import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownFolder } from './folder-lock.ts';

const OWN = `
	import { ownFolder } from ${JSON.stringify(new URL('./folder-lock.ts', import.meta.url).href)};
	ownFolder(process.argv[1]);
	process.stdout.write('mine');
	process.stdin.resume();
`;

test('a second owner is refused with the pid of the first; kill -9 frees the folder', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'dupin-owner-'));
	const first = spawn(process.execPath, ['--input-type=module', '-e', OWN, folder], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	await once(first.stdout, 'data');
	expect(() => ownFolder(folder)).toThrow(`is in use by the collector with pid ${first.pid}`);
	first.kill('SIGKILL');
	await once(first, 'exit');
	ownFolder(folder).release();
	ownFolder(folder).release();
	rmSync(folder, { recursive: true });
});
