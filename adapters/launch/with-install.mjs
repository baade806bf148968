// Runs a TypeScript file under the project's Node after installing what is missing.
// Plain JavaScript and built-ins only: it starts on a fresh clone under Node 20, before `npm ci`.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const [script, ...args] = process.argv.slice(2);

install();
run(findNode());

/** `npm ci`, unless node_modules was made from this very lockfile. */
function install() {
	const marker = join(root, 'node_modules', '.installed-from');
	const wanted = createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
	if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
	process.stdout.write(`Installing packages (npm ci) …\n`);
	const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: root,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (done.status !== 0) process.exit(done.status ?? 1);
	writeFileSync(marker, wanted);
}

/** The Node that came with the packages, or this one where it is new enough (24.7: SQLite, zstd, type stripping). */
function findNode() {
	const bundled = join(root, 'node_modules', '.bin', 'node');
	if (existsSync(bundled)) return bundled;
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > 24 || (major === 24 && minor >= 7)) return process.execPath;
	process.stderr.write(
		`Dupin needs Node 24.7 or newer; this is ${process.versions.node} and no package brings one for ${process.platform}-${process.arch}.\n`,
	);
	process.exit(1);
}

/** Runs the script; signals reach it, and its exit status becomes ours. */
function run(node) {
	const path = `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`;
	const child = spawn(node, [join(root, script ?? ''), ...args], {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, PATH: path },
	});
	// Ctrl-C goes to the whole group, the child included: here it must only not end us before the child.
	process.on('SIGINT', () => {});
	for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
	child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
