// Completes package-lock.json: an `npm install` leaves out optional packages of platforms that its
// registry doesn't hold, and `npm ci` then fails with "Missing … from lock file". Adds each exact optional
// dependency that has no entry; the platform is read off the package's name, as all of them spell it out.
// Run by `npm run lock` after every change of packages.
import { readFileSync, writeFileSync } from 'node:fs';

const OSES = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const CPUS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = Object.values(lock.packages)
	.flatMap((entry) => Object.entries(entry.optionalDependencies ?? {}))
	.filter(([name, version]) => EXACT.test(version) && !lock.packages[`node_modules/${name}`]);
for (const [name, version] of missing) lock.packages[`node_modules/${name}`] = entryFor(name, version);

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${missing.length} packages of other platforms added to the lock file.\n`);

function entryFor(name, version) {
	const words = name.split(/[-/]/);
	const os = OSES.filter((word) => words.includes(word));
	const cpu = CPUS.filter((word) => words.includes(word));
	const libc = words.some((word) => word.startsWith('musl'))
		? ['musl']
		: words.some((word) => word.startsWith('gnu'))
			? ['glibc']
			: [];
	if (os.length === 0 && cpu.length === 0) throw new Error(`no platform in the name ${name}`);
	return {
		version,
		...(cpu.length > 0 ? { cpu } : {}),
		...(libc.length > 0 && os.includes('linux') ? { libc } : {}),
		optional: true,
		...(os.length > 0 ? { os } : {}),
	};
}
