// The site alone: `npm run web` (after a build) or `npm run web -- --dev`.
import { environment, readConfiguration } from '../config.ts';
import { launchConfig } from './config.ts';

try {
	const config = launchConfig(readConfiguration());
	const mode = process.argv.includes('--dev') ? 'dev' : 'start';
	// Nothing is told to anybody outside.
	environment.NEXT_TELEMETRY_DISABLED = '1';
	process.argv = [process.execPath, 'next', mode, '-H', config.host, '-p', String(config.webPort)];
} catch (error) {
	process.stderr.write(
		`Dupin's site can't start: ${error instanceof Error ? error.message : String(error)}\n`,
	);
	process.exit(1);
}
await import('../../node_modules/next/dist/bin/next');
