import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'playwright/test';
import { CHROMIUM_ARGS } from './browser.ts';

/** The real processes with the demo, on ports of their own (from one base, so that two checkouts can run at once) and an empty data folder. */
const base = Number(process.env.DUPIN_E2E_PORTS ?? 13_000);
const ports = {
	web: base,
	otlp: base + 1,
	zipkin: base + 2,
	clickhouse: base + 3,
	webhook: base + 4,
	metrics: base + 5,
};
process.env.DUPIN_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'dupin-e2e-'));
/** Where the site posts hand-offs; the test that tries it listens there. */
process.env.DUPIN_E2E_WEBHOOK = `http://127.0.0.1:${ports.webhook}/hand-off`;
/** A Prometheus that knows nothing, and that a test may take down: see `metrics-server.ts`. */
process.env.DUPIN_E2E_METRICS = `http://127.0.0.1:${ports.metrics}`;
const site = `http://127.0.0.1:${ports.web}`;

export default defineConfig({
	testDir: '../e2e',
	testMatch: '**/*.spec.ts',
	globalSetup: './metrics-server.ts',
	outputDir: '../test-results',
	timeout: 60_000,
	expect: { timeout: 15_000 },
	workers: 1,
	forbidOnly: true,
	reporter: [['list'], ['json', { outputFile: '../test-results/browser.json' }]],
	use: {
		baseURL: site,
		viewport: { width: 1440, height: 900 },
		timezoneId: 'UTC',
		launchOptions: {
			args: [...CHROMIUM_ARGS],
			...(process.env.DUPIN_CHROMIUM ? { executablePath: process.env.DUPIN_CHROMIUM } : {}),
		},
		trace: 'retain-on-failure',
	},
	webServer: {
		command: 'node adapters/launch/start.ts',
		cwd: new URL('..', import.meta.url).pathname,
		url: `${site}/readyz`,
		timeout: 180_000,
		stdout: process.env.DUPIN_E2E_VERBOSE ? 'pipe' : 'ignore',
		gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
		env: {
			DUPIN_WEB_PORT: String(ports.web),
			DUPIN_OTLP_PORT: String(ports.otlp),
			DUPIN_ZIPKIN_PORT: String(ports.zipkin),
			DUPIN_CLICKHOUSE_PORT: String(ports.clickhouse),
			DUPIN_COLLECTOR_URL: `http://127.0.0.1:${ports.otlp}`,
			DUPIN_DATA_DIR: process.env.DUPIN_E2E_DATA,
			DUPIN_PROMETHEUS: process.env.DUPIN_E2E_METRICS,
			DUPIN_HANDOFF_WEBHOOK: process.env.DUPIN_E2E_WEBHOOK,
		},
	},
});
