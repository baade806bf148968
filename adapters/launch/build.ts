import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';

const MARKER = '.next/built-from';
const SOURCES = ['{app,components,lib,adapters,public}/**', '*.json', 'next.config.js'];
const NEXT = 'node_modules/next/dist/bin/next';

/** Builds the site unless the last build was made from these very sources. */
export function buildSite(env: NodeJS.ProcessEnv): void {
	const wanted = fingerprint();
	if (existsSync(MARKER) && readFileSync(MARKER, 'utf8') === wanted) return;
	process.stdout.write('Building the site (once) …\n');
	const done = spawnSync(process.execPath, [NEXT, 'build'], {
		env: { ...env, NEXT_TELEMETRY_DISABLED: '1' },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	if (done.status !== 0) {
		process.stderr.write(done.stdout);
		throw new Error('the site did not build');
	}
	writeFileSync(MARKER, wanted);
}

/** Name, size and time of every source file, hashed: cheap, and a fresh clone differs from any build. */
function fingerprint(): string {
	const hash = createHash('sha256');
	for (const file of globSync(SOURCES).sort()) {
		if (/\.test\.tsx?$/.test(file)) continue;
		const stat = statSync(file);
		if (stat.isFile()) hash.update(`${file} ${stat.size} ${stat.mtimeMs}\n`);
	}
	return hash.digest('hex');
}
