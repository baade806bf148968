import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Switches for a Chromium that runs as root and must not call home. */
export const CHROMIUM_ARGS: readonly string[] = [
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * Path of a Chromium that starts: DUPIN_CHROMIUM, Playwright's own, the system's, the one of
 * @sparticuz/chromium, and where the user is root and has apt-get, Debian's. Throws one clear line.
 */
export async function findBrowser(): Promise<string> {
	const places = [
		process.env.DUPIN_CHROMIUM,
		chromium.executablePath(),
		'/usr/bin/chromium',
		'/usr/bin/google-chrome',
	];
	for (const path of places) if (path && starts(path)) return path;
	const packed = await unpackedBrowser();
	if (packed && starts(packed)) return packed;
	if (installWithApt() && starts('/usr/bin/chromium')) return '/usr/bin/chromium';
	throw new Error('No browser for the browser tests: install Chromium or point DUPIN_CHROMIUM at one.');
}

function starts(path: string): boolean {
	if (!existsSync(path)) return false;
	return spawnSync(path, ['--version', ...CHROMIUM_ARGS], { timeout: 20_000 }).status === 0;
}

async function unpackedBrowser(): Promise<string | undefined> {
	try {
		const { default: packed } = await import('@sparticuz/chromium');
		return await packed.executablePath();
	} catch {
		return undefined;
	}
}

function installWithApt(): boolean {
	if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
	process.stdout.write('Installing Chromium with apt-get …\n');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	try {
		execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
		execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
			env,
			stdio: 'ignore',
		});
		return true;
	} catch {
		return false;
	}
}
