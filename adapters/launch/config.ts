import { z } from 'zod';

const port = (standard: number) => z.coerce.number().int().min(0).max(65535).default(standard);

const schema = z.object({
	DUPIN_HOST: z.string().default('127.0.0.1'),
	DUPIN_WEB_PORT: port(3000),
	DUPIN_OTLP_PORT: port(4318),
	DUPIN_ZIPKIN_PORT: port(9411),
	DUPIN_CLICKHOUSE_PORT: port(8123),
	DUPIN_CLICKHOUSE_URL: z.string().optional(),
	DUPIN_DATA_DIR: z.string().default('.dupin'),
	DUPIN_INSECURE_LISTEN: z.string().optional(),
});

export interface LaunchConfig {
	readonly host: string;
	readonly webPort: number;
	/** Ports that must be free, with what they are for. */
	readonly ports: readonly (readonly [port: number, use: string])[];
	readonly otlpPort: number;
	readonly zipkinPort: number;
	readonly dataDir: string;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Settings out of the environment. Throws one line that names the bad one. */
export function launchConfig(env: Readonly<Record<string, string | undefined>>): LaunchConfig {
	const parsed = schema.safeParse(env);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw new Error(`${issue?.path.join('.') ?? 'setting'}: ${issue?.message ?? 'not valid'}`);
	}
	const set = parsed.data;
	if (!LOOPBACK.has(set.DUPIN_HOST) && set.DUPIN_INSECURE_LISTEN !== '1') {
		throw new Error(
			`DUPIN_HOST=${set.DUPIN_HOST} would let anybody in: Dupin has no sign-in yet. DUPIN_INSECURE_LISTEN=1 says that you know.`,
		);
	}
	const engine: readonly (readonly [number, string])[] = set.DUPIN_CLICKHOUSE_URL
		? []
		: [[set.DUPIN_CLICKHOUSE_PORT, 'the store']];
	return {
		host: set.DUPIN_HOST,
		webPort: set.DUPIN_WEB_PORT,
		otlpPort: set.DUPIN_OTLP_PORT,
		zipkinPort: set.DUPIN_ZIPKIN_PORT,
		dataDir: set.DUPIN_DATA_DIR,
		ports: [
			[set.DUPIN_WEB_PORT, 'the site'],
			[set.DUPIN_OTLP_PORT, 'OTLP'],
			[set.DUPIN_ZIPKIN_PORT, 'Zipkin'],
			...engine,
		],
	};
}
