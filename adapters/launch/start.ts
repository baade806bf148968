// `npm start`: collector, site and demo as three processes, watched. Ctrl-C stops all of it.
import { type Configuration, environment, readConfiguration } from '../config.ts';
import { writeCompanyFiles } from '../halcyon/company-files.ts';
import { buildSite } from './build.ts';
import { launchConfig } from './config.ts';
import { type Supervised, supervise } from './supervise.ts';
import { portIsFree, untilReady } from './wait.ts';

const STOP_GRACE_MS = 20_000;
const START_MS = 60_000;

const dev = process.argv.includes('--dev');
const demo = !process.argv.includes('--no-demo');
const parts: Supervised[] = [];
let stopping = false;

process.on('SIGINT', () => void stopAll(0));
process.on('SIGTERM', () => void stopAll(0));

try {
	await startAll(readConfiguration());
} catch (error) {
	if (!stopping) say(`Dupin can't start: ${error instanceof Error ? error.message : String(error)}`);
	await stopAll(1);
}

async function startAll(configuration: Configuration): Promise<void> {
	const config = launchConfig(configuration);
	for (const [port, use] of config.ports) {
		if (!(await portIsFree(port, config.host))) throw new Error(`port ${port} (${use}) is taken.`);
	}
	const mode = dev ? 'development' : 'production';
	const env = { ...environment, ...(demo ? company(configuration) : {}), NODE_ENV: mode } as const;
	if (!dev) buildSite(env);
	const collector = start('collector', ['adapters/collector/main.ts'], env, 5);
	await untilReady(`${config.collector}/readyz`, collector.gaveUp, START_MS);
	collector.wasReady();
	const web = start('web', ['adapters/launch/web.ts', ...(dev ? ['--dev'] : [])], env, 5);
	await untilReady(`${config.site}/healthz`, web.gaveUp, START_MS);
	web.wasReady();
	if (demo) start('demo', ['adapters/halcyon/main.ts'], env, 0);
	say(`\n  Dupin is at ${config.site}`);
	say(`  It takes OTLP/HTTP on ${config.otlpPort} and Zipkin on ${config.zipkinPort}. Ctrl-C stops it.\n`);
}

/** The demo's company, as far as the configuration names none of its own. */
function company({ settings, sources }: Configuration): Readonly<Record<string, string>> {
	const { DUPIN_CATALOG, DUPIN_STUDIO, DUPIN_DEMO } = writeCompanyFiles(settings.dataDir);
	const hasCatalog = settings.catalog !== undefined || sources.some(({ kind }) => kind === 'backstage');
	return {
		DUPIN_DEMO,
		...(hasCatalog ? {} : { DUPIN_CATALOG }),
		...(settings.studio === undefined ? { DUPIN_STUDIO } : {}),
	};
}

/**
 * Starts a part. The demo may end. When collector or site can't start at all, everything stops; once they were ready each
 * is started again by itself, for ever: a site that crashes costs the collector nothing.
 */
function start(name: string, args: readonly string[], env: NodeJS.ProcessEnv, restarts: number): Supervised {
	const part = supervise(name, args, env, { restarts, pauseMs: 500, longestPauseMs: 30_000, say });
	parts.push(part);
	void part.gaveUp.then((code) => {
		if (stopping) return;
		if (code !== 0 || name !== 'demo') say(`${name} ended with status ${code}.`);
		if (name !== 'demo') void stopAll(1);
	});
	return part;
}

/** Stops the last started first, so that nobody sends to a part that is gone. */
async function stopAll(status: number): Promise<void> {
	if (stopping) return;
	stopping = true;
	for (const part of parts.toReversed()) await part.stop(STOP_GRACE_MS);
	process.exit(status);
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
